using System;
using System.Net;
using Amazon.Runtime;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Clients.Pipeline;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Clients;

public sealed class ServiceConfigTests
{
    [Fact]
    public void The_SDK_sends_once_in_the_standard_mode_and_leaves_no_log()
    {
        ServiceConfig config = Of(new AwsClientOptions());

        Assert.Equal(RequestRetryMode.Standard, config.RetryMode);
        Assert.Equal(0, config.MaxErrorRetry);
        Assert.Equal(0, config.MaxStaleConnectionRetries);
        Assert.True(config.DisableLogging);
        Assert.False(config.DisableClockSkewCorrection);
    }

    [Fact]
    public void Options_count()
    {
        var proxy = new WebProxy("http://127.0.0.1:3128");
        ServiceConfig config = Of(new AwsClientOptions { AdaptiveRetries = true, Proxy = proxy });

        Assert.Equal(RequestRetryMode.Adaptive, config.RetryMode);
        Assert.Same(proxy, config.GetWebProxy());
    }

    [Fact]
    public void A_given_endpoint_takes_the_place_of_the_services_own_and_the_region_is_still_signed_for()
    {
        ServiceConfig config = Of(new AwsClientOptions { EndpointUrl = new Uri("http://127.0.0.1:5000/") });

        Assert.Equal("http://127.0.0.1:5000/", config.ResolveEndpoint(new Amazon.Runtime.Endpoints.EndpointParameters()).URL);
        Assert.Equal("eu-central-1", config.AuthenticationRegion);
    }

    [Fact]
    public void An_empty_variable_of_an_endpoint_is_no_endpoint()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_IAM", string.Empty);
        try
        {
            ServiceConfig config = Of(new AwsClientOptions());

            Assert.Null(config.ServiceURL);
            Assert.Equal("https://iam.amazonaws.com/", config.ResolveEndpoint(new Amazon.Runtime.Endpoints.EndpointParameters()).URL);
            Assert.Equal("eu-central-1", config.RegionEndpoint.SystemName);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_IAM", null);
        }
    }

    private static ServiceConfig Of(AwsClientOptions options) => new(AwsService.Iam, "eu-central-1", options);
}
