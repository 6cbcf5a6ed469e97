using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Module.Binding;

/// <summary>A policy's text with what its holder tells of it: a role, the answer of an API, a policy of this module, or a file.</summary>
internal sealed record PolicyInput(string Text, LintOptions Options)
{
    private static readonly string[] AnswerNames = { "Role", "PolicyVersion" };
    private static readonly string[] TextNames = { "AssumeRolePolicyDocument", "PolicyDocument", "Document" };

    /// <summary>Reads what came down the pipeline; null when it holds no policy.</summary>
    public static PolicyInput? Of(object input)
    {
        PSObject holder = Within(PSObject.AsPSObject(input));
        switch (holder.BaseObject)
        {
            case string text:
                return OfText(text, LintOptions.Default);
            case PolicyDocument document:
                return new PolicyInput(document.ToJson(indented: true), LintOptions.Default);
            case SyncPolicy policy:
                return new PolicyInput(policy.PolicyDocument, OptionsOf(policy));
        }

        if (TextNames.Select(name => (Name: name, Value: ValueOf(holder, name))).FirstOrDefault(found => !string.IsNullOrEmpty(found.Value)) is { Value: { } held } pair)
        {
            return new PolicyInput(held, OptionsOf(holder, pair.Name));
        }

        return HasStatement(holder) ? new PolicyInput(PowerShellJson.Write(holder), LintOptions.Default) : null;
    }

    /// <summary>What an answer of IAM is about: <c>Role</c> of get-role, <c>PolicyVersion</c> of get-policy-version.</summary>
    private static PSObject Within(PSObject answer) =>
        AnswerNames.Select(name => PropertyOf(answer, name)).FirstOrDefault(held => held is not null and not string) is { } inner && !HasStatement(answer)
            ? PSObject.AsPSObject(inner)
            : answer;

    /// <summary>A policy as text; what the whole answer of the AWS CLI tells of it is told with it.</summary>
    private static PolicyInput OfText(string text, LintOptions options) => AnsweredPolicy.Find(text, options.Path) is not { } answer ? new PolicyInput(text, options) : new PolicyInput(text, options with
    {
        Kind = answer.IsTrust ? LintKind.Trust : options.Kind,
        AccountId = AccountOf(answer.Arn) ?? options.AccountId,
        Subject = SubjectOf(answer.RoleName, answer.PolicyName) ?? options.Subject,
    });

    private static LintOptions OptionsOf(SyncPolicy policy) => new()
    {
        Kind = policy.Kind == SyncPolicyKind.Trust ? LintKind.Trust : policy.Quota == PolicyQuota.ManagedPolicy.Limit ? LintKind.Managed : LintKind.Identity,
        TrustQuota = policy.Kind == SyncPolicyKind.Trust ? PolicyQuota.TrustPolicyOf(policy.Quota) : PolicyQuota.TrustPolicy,
        AccountId = AccountOf(policy.RoleArn),
        Subject = SubjectOf(policy.RoleName, policy.PolicyName),
    };

    private static LintOptions OptionsOf(PSObject holder, string name) => new()
    {
        Kind = name == TextNames[0] ? LintKind.Trust : null,
        AccountId = AccountOf(ValueOf(holder, "RoleArn") ?? ValueOf(holder, "Arn")),
        Subject = SubjectOf(ValueOf(holder, "RoleName"), ValueOf(holder, "PolicyName")),
    };

    private static string? SubjectOf(params string?[] names)
    {
        string subject = string.Join(" / ", names.Where(name => !string.IsNullOrEmpty(name)));
        return subject.Length == 0 ? null : subject;
    }

    private static string? AccountOf(string? role) => RoleArn.TryParse(role, out RoleArn? arn, out _) ? arn.AccountId : null;

    private static string? ValueOf(PSObject holder, string name) => TextOf(PropertyOf(holder, name));

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: string text } => text,
        string text => text,
        PolicyDocument document => document.ToJson(indented: true),
        _ => HasStatement(PSObject.AsPSObject(value)) ? PowerShellJson.Write(value) : null,
    };

    private static object? PropertyOf(PSObject holder, string name) =>
        holder.BaseObject is IDictionary map ? map[name] : holder.Properties[name]?.Value;

    // A policy that ConvertFrom-Json has read, or a hashtable of the same form.
    private static bool HasStatement(PSObject holder) =>
        holder.BaseObject is IDictionary map ? map.Contains("Statement") : holder.Properties["Statement"] is not null;
}
