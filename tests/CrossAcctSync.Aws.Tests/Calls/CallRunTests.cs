using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Aws.Tests.Fakes;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Calls;

/// <summary>How often a request goes out, and when a call ends, seen by a server that answers what a test wants.</summary>
public sealed class CallRunTests
{
    private const string Identity = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::222233334444:user/me</Arn><UserId>AIDA</UserId><Account>222233334444</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private const string Role = "<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::222233334444:role/T</Arn><RoleName>T</RoleName></Role></GetRoleResult></GetRoleResponse>";

    private static readonly LoopbackAnswer Broken = LoopbackAnswer.Of(200, string.Empty) with { BreakAfter = 0 };

    public static TheoryData<double> Chances => [0, 0.5, 1 - 1e-9];

    [Theory]
    [MemberData(nameof(Chances))]
    public void An_outage_of_two_and_a_half_seconds_is_survived_whatever_chance_says(double chance)
    {
        var time = new FakeTime(chance);
        TimeSpan back = TimeSpan.FromSeconds(2.5);
        using LoopbackServer server = Server(_ => time.Elapsed < back ? Broken : LoopbackAnswer.Of(200, Role));

        Assert.Equal("T", Open(server, time).GetRole("T", CancellationToken.None).RoleName);
    }

    [Fact]
    public void A_fifth_of_all_answers_may_be_errors_of_the_server()
    {
        var dice = new Random(20261125);
        int spoiled = 0;
        using LoopbackServer server = Server(request =>
        {
            bool isSpoiled = dice.NextDouble() < 0.2;
            spoiled += isSpoiled ? 1 : 0;
            return isSpoiled ? LoopbackAnswer.Error(request, 500, "InternalFailure", "failed") : LoopbackAnswer.Of(200, Role);
        });
        var time = new FakeTime();
        IIamApi iam = Open(server, time);

        for (int i = 0; i < 300; i++)
        {
            iam.GetRole("T", CancellationToken.None);
        }

        Assert.InRange(spoiled, 40, 120);
        Assert.Equal(spoiled, time.Pauses.Count);
    }

    [Theory]
    [InlineData("Throttling", 400, 15)]
    [InlineData("InternalFailure", 500, 6)]
    public void A_call_that_goes_on_failing_is_tried_five_times(string code, int status, double seconds)
    {
        var time = new FakeTime();
        using LoopbackServer server = Server(request => LoopbackAnswer.Error(request, status, code, "no"));

        AwsCallException failure = Assert.Throws<AwsCallException>(() => Open(server, time).GetRole("T", CancellationToken.None));

        Assert.Equal(code, failure.ErrorCode);
        Assert.Equal(5, Sent(server, "GetRole"));
        Assert.Equal(seconds, time.Elapsed.TotalSeconds, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void A_write_whose_answer_is_lost_goes_out_once(int breakAfter)
    {
        // The answer before leaves a connection open, which .NET takes for the next request.
        using LoopbackServer server = Server(request => request.Operation == "GetRole" ? LoopbackAnswer.Of(200, Role) : LoopbackAnswer.Of(200, "<UpdateAssumeRolePolicyResponse><a/></UpdateAssumeRolePolicyResponse>") with { BreakAfter = breakAfter });
        IIamApi iam = Open(server, new FakeTime());
        iam.GetRole("T", CancellationToken.None);

        AwsCallException failure = Assert.Throws<AwsCallException>(() => iam.UpdateAssumeRolePolicy("T", "{}", CancellationToken.None));

        Assert.True(failure.MayBeDone);
        Assert.Equal(1, Sent(server, "UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void A_read_whose_answer_is_lost_goes_out_as_often_as_it_is_tried_and_not_more()
    {
        int left = 3;
        using LoopbackServer server = Server(request => left-- > 0 ? LoopbackAnswer.Of(200, Role) : Broken);
        IIamApi iam = Open(server, new FakeTime());
        iam.GetRole("T", CancellationToken.None);
        iam.GetRole("T", CancellationToken.None);
        iam.GetRole("T", CancellationToken.None);

        Assert.Throws<AwsCallException>(() => iam.GetRole("T", CancellationToken.None));

        Assert.Equal(3 + 5, Sent(server, "GetRole"));
    }

    [Fact]
    public void A_write_that_the_service_asked_to_come_later_is_made_later()
    {
        int left = 2;
        using LoopbackServer server = Server(request => left-- > 0 ? LoopbackAnswer.Error(request, 400, "Throttling", "Rate exceeded") : LoopbackAnswer.Of(200, "<DeleteRoleResponse/>"));

        Open(server, new FakeTime()).DeleteRole("T", CancellationToken.None);

        Assert.Equal(3, Sent(server, "DeleteRole"));
    }

    [Fact]
    public void A_write_to_a_place_where_nobody_listens_was_not_sent()
    {
        LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, Role));
        server.Dispose();
        var client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1", Watch = new CallWatch(new FakeTime().Timing) };
        var iam = new IamClient(new Amazon.Runtime.BasicAWSCredentials("AKIA", "secret"), "us-east-1", client);

        AwsCallException failure = Assert.Throws<AwsCallException>(() => iam.PutRolePolicy("T", "P", "{}", CancellationToken.None));

        Assert.True(failure.IsUnsent, failure.Message);
        Assert.False(failure.MayBeDone);
        Assert.Equal(server.Url.Authority, failure.SilentHost);
        Assert.Contains(server.Url.Authority, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_answered_nothing_is_left_alone_for_half_a_minute()
    {
        bool isBack = false;
        using LoopbackServer server = Server(_ => isBack ? LoopbackAnswer.Of(200, Role) : Broken);
        var time = new FakeTime();
        IIamApi iam = Open(server, time);
        AwsCallException first = Assert.Throws<AwsCallException>(() => iam.GetRole("T", CancellationToken.None));
        int sent = Sent(server, "GetRole");
        isBack = true;

        AwsCallException[] next = [.. Enumerable.Range(0, 100).Select(_ => Assert.Throws<AwsCallException>(() => iam.GetRole("T", CancellationToken.None)))];

        Assert.All(next, failure => Assert.Equal((first.Message, first.SilentHost, true), (failure.Message, failure.SilentHost, failure.IsUnsent)));
        Assert.Equal(sent, Sent(server, "GetRole"));
        time.Pass(TimeSpan.FromSeconds(31));
        Assert.Equal("T", iam.GetRole("T", CancellationToken.None).RoleName);
    }

    [Fact]
    public void A_place_that_takes_the_connection_and_never_greets_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new AwsClientOptions
        {
            EndpointUrl = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"),
            Region = "us-east-1",
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            Watch = new CallWatch(new FakeTime().Timing),
        };

        AccountProblemException failure = Assert.Throws<AccountProblemException>(() => new AwsAccountSessions(Side(client)).OpenOwn(CancellationToken.None));

        Assert.Contains("tried 3 times: there was no connection within 0.2 s", failure.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_begins_and_does_not_end_is_no_answer()
    {
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, Role) with { StallAfter = 20 });
        IIamApi iam = Open(server, new FakeTime(), client => client with { Timeout = TimeSpan.FromMilliseconds(200) });

        AwsCallException failure = Assert.Throws<AwsCallException>(() => iam.GetRole("T", CancellationToken.None));

        Assert.Contains("no answer came within 0.2 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, Sent(server, "GetRole"));
    }

    [Fact]
    public void No_try_begins_after_the_time_of_a_call_and_none_lasts_longer()
    {
        var time = new FakeTime();
        using LoopbackServer server = Server(request =>
        {
            time.Pass(TimeSpan.FromSeconds(25));
            return LoopbackAnswer.Error(request, 500, "InternalFailure", "failed");
        });

        Assert.Throws<AwsCallException>(() => Open(server, time).GetRole("T", CancellationToken.None));

        Assert.Equal(3, Sent(server, "GetRole"));
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", "Signature expired: 20261130T070000Z is now earlier than 20261130T080000Z")]
    [InlineData("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")]
    [InlineData("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.")]
    public void A_wrong_clock_is_learnt_from_the_answer_and_told_when_that_does_not_help(string code, string message)
    {
        DateTimeOffset theirs = DateTimeOffset.UtcNow.AddHours(-3);
        LoopbackAnswer Refusal(LoopbackRequest request) => LoopbackAnswer.Error(request, 403, code, message) with { Headers = [new("Content-Type", "text/xml"), new("Date", theirs.ToString("R", CultureInfo.InvariantCulture))] };
        using LoopbackServer helped = Server(request => Sent(request) - theirs > TimeSpan.FromMinutes(15) ? Refusal(request) : LoopbackAnswer.Of(200, Role));
        using LoopbackServer helpless = Server(Refusal);

        Assert.Equal("T", Open(helped, new FakeTime()).GetRole("T", CancellationToken.None).RoleName);
        AwsCallException failure = Assert.Throws<AwsCallException>(() => Open(helpless, new FakeTime()).GetRole("T", CancellationToken.None));

        Assert.Equal(AccountProblemKind.ClockWrong, failure.Kind);
        Assert.Contains("the clock of this machine says", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, Sent(helpless, "GetRole"));
    }

    [Fact]
    public void A_wait_is_told_once_with_its_host_and_its_end()
    {
        var time = new FakeTime();
        var watch = new CallWatch(time.Timing);
        var told = new List<string>();
        using LoopbackServer server = Server(_ =>
        {
            told.AddRange(watch.TakeWaits());
            time.Pass(TimeSpan.FromSeconds(6));
            told.AddRange(watch.TakeWaits());
            told.AddRange(watch.TakeWaits());
            return LoopbackAnswer.Of(200, Role);
        });
        IIamApi iam = Open(server, time, client => client with { Watch = watch });
        Assert.Empty(told);

        iam.GetRole("T", CancellationToken.None);

        Assert.Equal($"{server.Url.Authority} has not answered for 6 s. iam:GetRole waits for an answer, for 54 s more at most.", Assert.Single(told));
        Assert.Empty(watch.TakeWaits());
    }

    private static DateTimeOffset Sent(LoopbackRequest request) =>
        DateTimeOffset.ParseExact(request.Header("X-Amz-Date")!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static int Sent(LoopbackServer server, string operation) => server.Requests.Count(request => request.Operation == operation);

    private static LoopbackServer Server(Func<LoopbackRequest, LoopbackAnswer> answer) =>
        new(request => request.Operation == "GetCallerIdentity" ? LoopbackAnswer.Of(200, Identity) : answer(request));

    private static AwsSideOptions Side(AwsClientOptions client) => new() { Keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", "secret", "token"), Client = client };

    private static IIamApi Open(LoopbackServer server, FakeTime time, Func<AwsClientOptions, AwsClientOptions>? change = null)
    {
        var client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1", Watch = new CallWatch(time.Timing) };
        return new AwsAccountSessions(Side(change is null ? client : change(client))).OpenOwn(CancellationToken.None).Iam;
    }
}
