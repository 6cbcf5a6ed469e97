using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Tests.Fakes;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Sessions;

/// <summary>The same files of profiles for the AWS command line and for the module, and who they say they are.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Admin = "role_arn = arn:aws:iam::111122223333:role/Admin\n";
    private const string Audit = "role_arn = arn:aws:iam::111122223333:role/Audit\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("profiles").FullName;

    /// <summary>Config file, credentials file, profile that is named, other variables; who signs in the end, or null where there are no credentials.</summary>
    public static TheoryData<string, string, string?, string, string?> Cases => new()
    {
        { "[profile p]\n" + Keys("AKIACONFIG") + "[default]\n" + Keys("AKIADEFAULT"), "", "p", "", "AKIACONFIG" },
        { "[profile p]\n" + Keys("AKIACONFIG"), "[p]\n" + Keys("AKIACRED"), "p", "", "AKIACRED" },
        { "[profile p]\n" + Admin + "source_profile = base\n", "[base]\n" + Keys("AKIABASE"), "p", "", "ASIAAdminAKIABASE" },
        { "[profile p]\n" + Admin + "source_profile = p\n", "[p]\n" + Keys("AKIASELF"), "p", "", "ASIAAdminAKIASELF" },
        { "[profile p]\n" + Admin + "source_profile = base\n" + Keys("AKIAOWN"), "[base]\n" + Keys("AKIABASE"), "p", "", "ASIAAdminAKIABASE" },
        { "[profile p]\n" + Admin + "source_profile = q\n[profile q]\n" + Audit + "source_profile = base\n", "[base]\n" + Keys("AKIABASE"), "p", "", "ASIAAdminASIAAuditAKIABASE" },
        { "[profile p]\n" + Admin + "source_profile = q\n[profile q]\n" + Audit + "source_profile = base\n" + Keys("AKIAQ"), "[base]\n" + Keys("AKIABASE"), "p", "", "ASIAAdminAKIAQ" },
        { "[profile p]\n" + Admin + "source_profile = q\n[profile q]\n" + Audit + "source_profile = p\n", "", "p", "", null },
        { "[profile p]\n" + Admin, "[p]\n" + Keys("AKIAOWN"), "p", "", null },
        { "[profile p]\n" + Admin + "source_profile = nobody\n", "", "p", "", null },
        { "[profile p]\n" + Admin + "source_profile = base\ncredential_source = Environment\n", "[base]\n" + Keys("AKIABASE"), "p", "", null },
        { "[profile p]\n" + Admin + "credential_source = Environment\n", "", "p", "AWS_ACCESS_KEY_ID=AKIAENV;AWS_SECRET_ACCESS_KEY=s", "ASIAAdminAKIAENV" },
        { "[profile \"my team\"]\n" + Keys("AKIATEAM"), "", "my team", "", "AKIATEAM" },
        { "[profile 'my team']\n" + Admin + "source_profile = the base\n", "[the base]\n" + Keys("AKIABASE"), "my team", "", "ASIAAdminAKIABASE" },
        { "[profile other]\n" + Keys("AKIAOTHER") + "[default]\n" + Keys("AKIADEFAULT"), "", "p", "AWS_ACCESS_KEY_ID=AKIAENV;AWS_SECRET_ACCESS_KEY=s", null },
        { "[p]\n" + Keys("AKIANOPROFILE"), "", "p", "", null },
        { "[profile p]\n" + Keys("AKIACONFIG"), "", null, "AWS_PROFILE=p;AWS_ACCESS_KEY_ID=AKIAENV;AWS_SECRET_ACCESS_KEY=s", "AKIAENV" },
        { "[profile p]\n" + Keys("AKIACONFIG"), "", "p", "AWS_ACCESS_KEY_ID=AKIAENV;AWS_SECRET_ACCESS_KEY=s", "AKIACONFIG" },
        { "[profile p]\n" + Keys("AKIACONFIG"), "", null, "AWS_PROFILE=q;AWS_ACCESS_KEY_ID=AKIAENV;AWS_SECRET_ACCESS_KEY=s", null },
        { "[profile p]\n" + Admin + "source_profile = base\n", "[base]\n" + Keys("AKIABASE") + "[default]\n" + Keys("AKIADEFAULT"), null, "AWS_PROFILE=p", "ASIAAdminAKIABASE" },
        { "[default]\nregion = eu-central-1\n", "[default]\n" + Keys("AKIADEFAULT"), null, "", "AKIADEFAULT" },
        { "[profile p]\nregion = eu-central-1\n[default]\n" + Keys("AKIADEFAULT"), "", "p", "", null },
        { "[profile p]\naws_access_key_id = AKIAHALF\n", "", "p", "", null },
        { "[profile p]\n; a comment\n  # another\n" + "aws_access_key_id : AKIACOLON\naws_secret_access_key: s # no comment\n\noutput = json\ns3 =\n  max_concurrent_requests = 4\n", "", "p", "", "AKIACOLON" },
        { "[profile p]\n" + Keys("AKIAFIRST") + "[profile p]\n" + Keys("AKIASECOND"), "", "p", "", null },
        { "[profile p]\ncredential_process = echo {\\\"Version\\\":1,\\\"AccessKeyId\\\":\\\"AKIAPROCESS\\\",\\\"SecretAccessKey\\\":\\\"s\\\"}\n" + Keys("AKIACONFIG"), "", "p", "", "AKIAPROCESS" },
        { "[profile p]\ncredential_process = echo {\\\"Version\\\":1,\\\"AccessKeyId\\\":\\\"AKIAPROCESS\\\",\\\"SecretAccessKey\\\":\\\"s\\\"}\n", "[p]\n" + Keys("AKIACRED"), "p", "", "AKIACRED" },
    };

    /// <summary>Settings of the named profile and of others; the host that is called for STS and for IAM.</summary>
    public static TheoryData<string, string, string, string> Endpoints => new()
    {
        { "region = eu-central-1\n", "", "sts.eu-central-1.amazonaws.com", "iam.amazonaws.com" },
        { "region = us-east-2\nuse_fips_endpoint = true\n", "", "sts-fips.us-east-2.amazonaws.com", "iam-fips.amazonaws.com" },
        { "region = us-east-2\nuse_dualstack_endpoint = true\n", "", "sts.us-east-2.api.aws", "iam.global.api.aws" },
        { "region = us-gov-east-1\nuse_fips_endpoint = true\n", "", "sts.us-gov-east-1.amazonaws.com", "iam.us-gov.amazonaws.com" },
        { "region = us-east-2\n", "[default]\nuse_fips_endpoint = true\nendpoint_url = https://default.example.com\nregion = eu-west-1\n", "sts.us-east-2.amazonaws.com", "iam.amazonaws.com" },
        { "region = us-east-2\nendpoint_url = https://all.example.com\n", "", "all.example.com", "all.example.com" },
        { "region = us-east-2\nendpoint_url = https://all.example.com\nservices = mine\n", "[services mine]\niam =\n  endpoint_url = https://iam.example.com\n", "all.example.com", "iam.example.com" },
        { "region = us-east-2\nendpoint_url = https://all.example.com\nignore_configured_endpoint_urls = true\n", "", "sts.us-east-2.amazonaws.com", "iam.amazonaws.com" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_profile_is_whom_the_command_line_takes_it_for(string config, string credentials, string? profile, string variables, string? signer)
    {
        using var server = new LoopbackServer(Answer);
        Dictionary<string, string> environment = Write(config, credentials, variables);
        environment["AWS_ENDPOINT_URL"] = server.Url.AbsoluteUri.TrimEnd('/');
        environment["AWS_DEFAULT_REGION"] = "us-east-1";

        string? cli = Cli(environment, profile, "sts", "get-caller-identity") ? SignerOf(server) : null;
        server.Requests.Clear();
        string? own;
        string told = string.Empty;
        try
        {
            own = new AwsAccountSessions(Side(environment, profile)).OpenOwn(CancellationToken.None) is not null ? SignerOf(server) : null;
        }
        catch (AccountProblemException exception)
        {
            own = null;
            told = exception.Problem.Message;
            Assert.Equal(AccountProblemKind.CredentialsMissing, exception.Problem.Kind);
            Assert.DoesNotContain("Give -ProfileName", profile is null ? string.Empty : exception.Problem.RecommendedAction, StringComparison.Ordinal);
        }

        Assert.Equal(cli, signer);
        Assert.True(own == signer, $"{own}: {told}");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_named_profile_means_its_settings_and_nothing_of_another(string own, string others, string sts, string iam)
    {
        using var proxy = new LoopbackServer(_ => LoopbackAnswer.Of(502, string.Empty));
        Dictionary<string, string> environment = Write("[profile p]\n" + own + Keys("AKIAP") + others + "[profile loud]\nendpoint_url = https://loud.example.com\nuse_fips_endpoint = true\n", string.Empty, "AWS_PROFILE=loud");
        environment["HTTPS_PROXY"] = proxy.Url.AbsoluteUri.TrimEnd('/');
        environment["AWS_MAX_ATTEMPTS"] = "1";

        AwsSideOptions side = Side(environment, "p");
        side = side with { Client = side.Client with { Proxy = new WebProxy(proxy.Url) } };
        var finder = new CredentialFinder(side);

        string cliSts = Called(proxy, () => Cli(environment, "p", "sts", "get-caller-identity"));
        string cliIam = Called(proxy, () => Cli(environment, "p", "iam", "list-roles"));
        string ownSts = Called(proxy, () => Assert.Throws<AccountProblemException>(() => new AwsAccountSessions(side).OpenOwn(CancellationToken.None)));
        string ownIam = Called(proxy, () => Assert.Throws<AwsCallException>(() => new IamClient(finder.Find(), finder.Region!, finder.Client with { Watch = new CallWatch(new FakeTime().Timing) }).GetRole("T", CancellationToken.None)));

        Assert.Equal((sts, iam), (cliSts, cliIam));
        Assert.Equal((sts, iam), (ownSts, ownIam));
    }

    [Theory]
    [InlineData("login_session = arn:aws:sts::111122223333:assumed-role/Admin/me\n", "credential_process = aws configure export-credentials --profile p --format process")]
    [InlineData(Admin + "source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n", "mfa_serial")]
    [InlineData(Admin, "neither source_profile nor credential_source")]
    [InlineData("services = nobody\n", "names the services section 'nobody'")]
    [InlineData("aws_access_key_id = AKIA\naws_secret_access_key = s\nendpoint_url = localhost:4566\n", "endpoint_url of the profile 'p' is no address")]
    public void What_cannot_be_used_is_explained(string settings, string expected)
    {
        Dictionary<string, string> environment = Write("[profile p]\n" + settings, "[base]\n" + Keys("AKIABASE"), string.Empty);

        AccountProblem problem = Assert.Throws<AccountProblemException>(() => new AwsAccountSessions(Side(environment, "p")).OpenOwn(CancellationToken.None)).Problem;

        Assert.Equal(AccountProblemKind.CredentialsMissing, problem.Kind);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_AWS_PROFILE_without_credentials_is_not_passed_over_for_the_machine()
    {
        Dictionary<string, string> environment = Write("[profile p]\nregion = eu-central-1\n[default]\n" + Keys("AKIADEFAULT"), string.Empty, "AWS_PROFILE=p");

        AccountProblem problem = Assert.Throws<AccountProblemException>(() => new AwsAccountSessions(Side(environment, null)).OpenOwn(CancellationToken.None)).Problem;

        Assert.Contains("AWS_PROFILE names the profile 'p', which has no credentials", problem.Message, StringComparison.Ordinal);
    }

    private static string Keys(string id) => $"aws_access_key_id = {id}\naws_secret_access_key = s\n";

    private static string SignerOf(LoopbackServer server) => Regex.Match(server.Requests.Last().Header("Authorization")!, "Credential=([^/]+)/").Groups[1].Value;

    /// <summary>The one host to which a proxy is asked to connect.</summary>
    private static string Called(LoopbackServer proxy, Action call)
    {
        proxy.Requests.Clear();
        call();
        return Assert.Single(proxy.Requests.Select(request => request.Path.Split(':')[0]).Distinct());
    }

    /// <summary>The keys of a role say of which role they are, and who took it on.</summary>
    private static LoopbackAnswer Answer(LoopbackRequest request)
    {
        string signer = Regex.Match(request.Header("Authorization")!, "Credential=([^/]+)/").Groups[1].Value;
        return LoopbackAnswer.Of(200, request.Operation == "AssumeRole"
            ? $"<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/x/s</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIA{request.Form("RoleArn")!.Split('/')[^1]}{signer}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
            : "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    private static AwsSideOptions Side(Dictionary<string, string> environment, string? profile) => new()
    {
        ProfileName = profile,
        Environment = name => environment.TryGetValue(name, out string? value) ? value : null,
        Client = new AwsClientOptions { Watch = new CallWatch(new FakeTime().Timing) },
    };

    private static bool Cli(Dictionary<string, string> environment, string? profile, params string[] arguments)
    {
        string? program = MotoServer.Find("aws");
        RequiredTools.Demand(program is not null, "The AWS command line is not installed (pip install awscli).");
        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in profile is null ? arguments : [.. arguments, "--profile", profile])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.WaitForExit();
        _ = (error.GetAwaiter().GetResult(), output.GetAwaiter().GetResult());
        return process.ExitCode == 0;
    }

    private Dictionary<string, string> Write(string config, string credentials, string variables)
    {
        File.WriteAllText(Path.Combine(_folder, "config"), config);
        File.WriteAllText(Path.Combine(_folder, "credentials"), credentials);
        var environment = new Dictionary<string, string>
        {
            ["AWS_CONFIG_FILE"] = Path.Combine(_folder, "config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder, "credentials"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",

            // The command line keeps the keys of roles in its home, whoever took them on.
            ["HOME"] = _folder,
            ["PYENV_ROOT"] = Environment.GetEnvironmentVariable("PYENV_ROOT") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv"),
        };
        foreach (string variable in variables.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            environment[variable.Split('=')[0]] = variable.Split('=', 2)[1];
        }

        return environment;
    }
}
