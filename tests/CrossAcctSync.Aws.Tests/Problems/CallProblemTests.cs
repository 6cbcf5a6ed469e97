using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sts;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Problems;

public sealed class CallProblemTests
{
    private const string Canary = "CANARY/SecretKey+0123456789abcdefghij";

    [Theory]
    [InlineData("NoSuchEntity", "The role cannot be found.", 404, AccountProblemKind.NotFound)]
    [InlineData("MalformedPolicyDocument", "Syntax errors in policy.", 400, AccountProblemKind.InvalidPolicy)]
    [InlineData("MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"AROAEXAMPLE\"", 400, AccountProblemKind.InvalidPrincipal)]
    [InlineData("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", 409, AccountProblemKind.QuotaExceeded)]
    [InlineData("EntityTemporarilyUnmodifiable", "Wait.", 409, AccountProblemKind.Conflict)]
    [InlineData("ConcurrentModification", "Wait.", 409, AccountProblemKind.Conflict)]
    [InlineData("AccessDenied", "No.", 403, AccountProblemKind.AccessDenied)]
    [InlineData("AccessDeniedException", "No.", 400, AccountProblemKind.AccessDenied)]
    [InlineData("ExpiredToken", "The security token included in the request is expired", 403, AccountProblemKind.CredentialsExpired)]
    [InlineData("ExpiredTokenException", "Expired.", 400, AccountProblemKind.CredentialsExpired)]
    [InlineData("InvalidClientTokenId", "The security token included in the request is invalid.", 403, AccountProblemKind.CredentialsMissing)]
    [InlineData("UnrecognizedClientException", "Invalid.", 400, AccountProblemKind.CredentialsMissing)]
    [InlineData("Throttling", "Rate exceeded", 400, AccountProblemKind.Throttled)]
    [InlineData("ThrottlingException", "Rate exceeded", 400, AccountProblemKind.Throttled)]
    [InlineData("TooManyRequestsException", "Slow down", 429, AccountProblemKind.Throttled)]
    [InlineData("ServiceUnavailable", "Later.", 503, AccountProblemKind.Unreachable)]
    [InlineData("StateMachineDoesNotExist", "No.", 400, AccountProblemKind.NotFound)]
    [InlineData("SomethingNew", "No.", 400, AccountProblemKind.Other)]
    [InlineData(null, "<html>", 502, AccountProblemKind.Unreachable)]
    [InlineData(null, "No.", 403, AccountProblemKind.AccessDenied)]
    public void An_error_has_a_kind_a_sentence_and_something_to_do(string? code, string message, int status, AccountProblemKind kind)
    {
        var exception = new AwsCallException("iam:PutRolePolicy", code, message, "request-1", status);

        AccountProblem problem = CallProblems.Of(exception, "222233334444", "arn:aws:iam::222233334444:role/Target", "arn:aws:iam::222233334444:user/me");

        Assert.Equal(kind, problem.Kind);
        Assert.Equal("222233334444", problem.AccountId);
        Assert.Equal("iam:PutRolePolicy", problem.Action);
        Assert.Equal(code, problem.ErrorCode);
        Assert.Equal("request-1", problem.RequestId);
        Assert.StartsWith("Account 222233334444: iam:PutRolePolicy on arn:aws:iam::222233334444:role/Target failed: ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("(request request-1).", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.RecommendedAction.TrimEnd(')'), StringComparison.Ordinal);
        Assert.Contains(code ?? "failed: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_action_that_the_caller_lacks_is_the_one_that_AWS_names()
    {
        var exception = new AwsCallException("iam:CreateRole", "AccessDenied", "User: arn:aws:iam::222233334444:user/me is not authorized to perform: iam:PassRole on resource: arn:aws:iam::222233334444:role/X because no identity-based policy allows the iam:PassRole action", "r", 403);

        AccountProblem problem = CallProblems.Of(exception, "222233334444", null, "arn:aws:iam::222233334444:user/me");

        Assert.Equal("iam:PassRole", problem.Action);
        Assert.StartsWith("Allow iam:PassRole to arn:aws:iam::222233334444:user/me", problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The request signature we calculated does not match the signature you provided. The Canonical String for this request should have been 'POST\n/\nx-amz-security-token:" + Canary + "\n'")]
    [InlineData("x-amz-security-token: " + Canary)]
    [InlineData("{\"SecretAccessKey\":\"" + Canary + "\"}")]
    [InlineData("aws_secret_access_key = " + Canary)]
    [InlineData("SessionToken=" + Canary + "&Action=GetRole")]
    [InlineData("The proxy https://me:" + Canary + "@proxy.example.com/ did not answer")]
    public void What_a_service_repeats_of_a_request_holds_no_secret(string message)
    {
        var exception = new AwsCallException("iam:GetRole", "SignatureDoesNotMatch", message, "r", 403);

        Assert.DoesNotContain(Canary, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, CallProblems.Of(exception, null, null, null).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_secrets_are_taken_out_of_any_text_also_percent_encoded()
    {
        string clean = SecretFilter.Clean($"a {Canary} b {Uri.EscapeDataString(Canary)} c", Canary, null, "short");

        Assert.Equal("a *** b *** c", clean);
    }

    [Fact]
    public void Keys_and_options_say_nothing_as_text()
    {
        var keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", Canary, Canary + "token");
        var options = new CrossAcctSync.Aws.Sessions.AwsSideOptions { Keys = keys, KeySource = () => keys };

        Assert.DoesNotContain("CANARY", $"{keys} {options} {new AssumedRole("arn", keys)}", StringComparison.Ordinal);
        Assert.DoesNotContain("AKIA", $"{keys} {options} {new AssumedRole("arn", keys)}", StringComparison.Ordinal);
    }
}
