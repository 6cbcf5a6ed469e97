using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Xml.Linq;
using CrossAcctSync.Tests.Emulation;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>An account of the emulator, filled and looked at without the module.</summary>
internal sealed class EmulatedAccount
{
    private static readonly HttpClient Http = new();
    private static long _last = 600000000000;

    private readonly MotoServer _server;

    /// <summary>Takes an account that no other test has.</summary>
    internal EmulatedAccount()
        : this(MotoServer.Shared, Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes an account of a server of one's own.</summary>
    internal EmulatedAccount(MotoServer server, string id)
    {
        _server = server;
        Id = id;
        Keys = _server.KeysOf(Id);
    }

    /// <summary>Gets the account, twelve digits.</summary>
    internal string Id { get; }

    private const string StepFunctionsTrusted = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string NobodyTrusted = """{"Version":"2012-10-17","Statement":[{"Sid":"Nobody","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Gets keys of it.</summary>
    internal AccountKeys Keys { get; }

    /// <summary>The ARN of a role of it.</summary>
    internal string RoleArn(string name) => $"arn:aws:iam::{Id}:role/{name}";

    /// <summary>The ARN of a state machine of it.</summary>
    internal string MachineArn(string name) => $"arn:aws:states:us-east-1:{Id}:stateMachine:{name}";

    /// <summary>Creates a role that Step Functions alone may assume when its name says that it executes, and nobody else may; or with a trust policy.</summary>
    internal EmulatedAccount Role(string name, string? trust = null)
    {
        Iam("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust ?? (name.Contains("Execution", System.StringComparison.Ordinal) ? StepFunctionsTrusted : NobodyTrusted)));
        return this;
    }

    /// <summary>Writes an inline policy.</summary>
    internal void InlinePolicy(string role, string policy, string document) => Iam("PutRolePolicy", ("RoleName", role), ("PolicyName", policy), ("PolicyDocument", document));

    /// <summary>Creates a state machine.</summary>
    internal EmulatedAccount Machine(string name, string definition, string role)
    {
        Json("states", "AWSStepFunctions.CreateStateMachine", new { name, definition, roleArn = RoleArn(role), type = "STANDARD" });
        return this;
    }

    /// <summary>The trust policy of a role as JSON text.</summary>
    internal string Trust(string role) =>
        Uri.UnescapeDataString(Iam("GetRole", ("RoleName", role)).Descendants().Single(element => element.Name.LocalName == "AssumeRolePolicyDocument").Value);

    /// <summary>The names of the inline policies of a role.</summary>
    internal IReadOnlyList<string> InlinePolicies(string role) =>
        [.. Iam("ListRolePolicies", ("RoleName", role)).Descendants().Where(element => element.Name.LocalName == "member").Select(element => element.Value)];

    /// <summary>Calls AWS Organizations.</summary>
    internal JsonElement Organizations(string operation, object parameters) => Json("organizations", "AWSOrganizationsV20161128." + operation, parameters);

    private JsonElement Json(string service, string target, object parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Url)
        {
            Content = new StringContent(JsonSerializer.Serialize(parameters), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", target);
        string answer = Send(request, service);
        using JsonDocument document = JsonDocument.Parse(answer.Length == 0 ? "{}" : answer);
        return document.RootElement.Clone();
    }

    private XElement Iam(string action, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Url)
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2010-05-08"), .. parameters.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value))]),
        };
        return XElement.Parse(Send(request, "iam"));
    }

    private string Send(HttpRequestMessage request, string service)
    {
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={Keys.AccessKey}/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using HttpResponseMessage answer = Http.Send(request);
        using var body = new StreamReader(answer.Content.ReadAsStream());
        string text = body.ReadToEnd();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException(text);
    }
}
