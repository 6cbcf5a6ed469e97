using System;
using System.IO;
using System.Text;
using CrossAcctSync.Integrations;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class CatalogueRulesTests
{
    private const string Statement = """{"actions": {"x:Y": "Start"}, "resources": ["arn:{partition}:x:{region}:{account}:y/{Name}"], "source": "https://docs.aws.amazon.com/"}""";

    [Fact]
    public void A_row_needs_no_code()
    {
        IntegrationCatalogue catalogue = Read(Row());
        Integration row = Assert.Single(catalogue.Integrations);
        ScopedPermissions scoped = new PermissionScoper(catalogue).Scope(
            TaskResource.Parse(Patterns.TextPattern.Of("arn:aws:states:::x:y.sync"), catalogue),
            FakeTaskArguments.Of(("Name", "n")),
            Scoping.Target);
        Assert.Equal(["x:Y on arn:aws:x:eu-west-1:222233334444:y/n"], Scoping.Lines(scoped));
        Assert.Equal("A service", row.Service);
    }

    [Theory]
    [InlineData("\"api\": \"y\"", "\"api\": \"y\", \"colour\": \"red\"", "'colour' is no member")]
    [InlineData("\"pattern\": \"RunJob\"", "\"pattern\": \"RequestResponse\"", "ends in ':y'")]
    [InlineData("\"pattern\": \"RunJob\"", "\"pattern\": \"Sometimes\"", "no IntegrationPattern")]
    [InlineData("\"pattern\": \"RunJob\"", "\"pattern\": \"1\"", "no IntegrationPattern")]
    [InlineData("[\"Standard\"]", "[\"Standard\", \"Express\"]", "Request Response only")]
    [InlineData("\"support\": \"Documented\"", "\"support\": \"Contested\"", "which pages disagree")]
    [InlineData("{Name}", "{Name:nosuchform}", "'nosuchform'")]
    [InlineData("{Name}", "{Name", "does not close")]
    [InlineData("{Name}", "{:queue}", "names no field")]
    [InlineData("[\"arn:{partition}:x:{region}:{account}:y/{Name}\"]", "[\"*\"]", "says why")]
    [InlineData("arn:{partition}:x", "arn:aws:x", "no ARN of the partition")]
    [InlineData("{\"x:Y\": \"Start\"}", "{\"iam:PassRole\": \"PassRole\"}", "iam:PassedToService")]
    [InlineData("{\"x:Y\": \"Start\"}", "{\"iam:PassRole\": \"Start\"}", "stands alone")]
    [InlineData("{\"x:Y\": \"Start\"}", "{\"iam:passrole\": \"Start\"}", "stands alone")]
    [InlineData("{\"x:Y\": \"Start\"}", "{\"x:Y\": \"Start\", \"events:PutRule\": \"Other\"}", "EventBridge rules")]
    [InlineData("{\"x:Y\": \"Start\"}", "{}", "has actions")]
    [InlineData("\"crossAccountNotes\": [\"a\"]", "\"crossAccountNotes\": [\"b\"]", "the note 'b'")]
    [InlineData("\"format\": 1", "\"format\": 2", "format is 1")]
    [InlineData("\"source\": \"https://aws\"", "\"source\": \"\"", "'source' is missing")]
    public void A_broken_row_is_refused_by_name_and_rule(string good, string bad, string message)
    {
        string json = Row();
        Assert.Contains(good, json, StringComparison.Ordinal);
        var exception = Assert.Throws<IntegrationCatalogueException>(() => Read(json.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_stands_twice_is_refused()
    {
        string json = Row();
        string row = json.Substring(json.IndexOf("{\"resource", StringComparison.Ordinal), json.LastIndexOf(']') - json.IndexOf("{\"resource", StringComparison.Ordinal));
        var exception = Assert.Throws<IntegrationCatalogueException>(() => Read(json.Replace(row, row + ", " + row, StringComparison.Ordinal)));
        Assert.Contains("arn:aws:states:::x:y.sync", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_JSON_is_no_catalogue() => Assert.Throws<IntegrationCatalogueException>(() => Read("{"));

    [Theory]
    [InlineData("glue", null, null, 3)]
    [InlineData("AWS Glue", IntegrationPattern.RunJob, null, 1)]
    [InlineData("*glue*", IntegrationPattern.RunJob, null, 2)]
    [InlineData(null, null, "states:startExecution*", 4)]
    [InlineData(null, null, "arn:aws:states:::ecs:runTask.sync", 1)]
    [InlineData("nothing", null, null, 0)]
    public void Finds_by_service_pattern_and_resource(string? service, IntegrationPattern? pattern, string? resource, int count) =>
        Assert.Equal(count, System.Linq.Enumerable.Count(IntegrationCatalogue.Default.Find(service, pattern, resource)));

    private static IntegrationCatalogue Read(string json) => IntegrationCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Row() =>
        """{"format": 1, "notes": {"a": "A."}, "integrations": [{"resource": "arn:aws:states:::x:y.sync", "service": "A service", "api": "y", "pattern": "RunJob", "support": "Documented", "workflowTypes": ["Standard"], "crossAccount": "Supported", "crossAccountNotes": ["a"], "statements": [""" + Statement + """], "source": "https://aws", "sourceQuality": "Page"}]}""";
}
