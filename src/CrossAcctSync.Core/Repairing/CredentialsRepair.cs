using System;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>Repairs of a task's <c>Credentials</c>: written wrongly, or missing.</summary>
internal static class CredentialsRepair
{
    private const string Fixed = "RoleArn";
    private const string Path = "RoleArn.$";

    /// <summary>Credentials that name no role: the field is renamed where its value tells what was meant, else the given role is written.</summary>
    public static RepairProposal Malformed(StateNode state, EditableText text, RoleArn? given)
    {
        SourceNode credentials = state.Credentials;
        if (!credentials.IsObject)
        {
            return Wrap(credentials, text, given);
        }

        SourceMember? fixedRole = Member(credentials, Fixed);
        SourceMember? pathRole = Member(credentials, Path);
        if (fixedRole is not null && pathRole is not null)
        {
            return RepairProposal.Refuse("Only you can tell which of RoleArn and RoleArn.$ is to stay.");
        }

        if ((fixedRole ?? pathRole) is not { } role)
        {
            return Misspelt(credentials) is { } misspelt ? Rename(misspelt, Fixed, text) : Insert(credentials, text, given);
        }

        string? value = role.Value.StringValue;
        bool isPath = value?.StartsWith("$", StringComparison.Ordinal) == true || value?.StartsWith("States.", StringComparison.Ordinal) == true;
        if (fixedRole is not null && isPath && state.QueryLanguage == QueryLanguage.JsonPath)
        {
            return Rename(role, Path, text);
        }

        if (pathRole is not null && !isPath && RoleArn.TryParse(value, out _, out _))
        {
            return Rename(role, Fixed, text);
        }

        if (given is null)
        {
            return RepairProposal.Refuse("Give the role with -TargetRoleArn or -TargetRoleMap.");
        }

        return fixedRole is null ? RepairProposal.Refuse("What RoleArn.$ works out only you can tell.")
            : TextToken.Find(text, role.Value) is { } token ? new RepairProposal(token.With(given.ToString()), $"The role becomes {given}.")
            : RepairProposal.Unplaced;
    }

    /// <summary>A task that calls another account and has no Credentials gets the given role.</summary>
    public static RepairProposal Missing(StateNode state, EditableText text, RoleArn? given)
    {
        if (given is null)
        {
            return RepairProposal.Refuse("Give the role with -TargetRoleArn or -TargetRoleMap.");
        }

        if (Member(state.Node, "Resource") is not { } resource
            || TextToken.Find(text, resource.Value) is not { IsEmbedded: false } value
            || TextToken.Find(text, resource.NameNode) is not { IsEmbedded: false } name)
        {
            return RepairProposal.Unplaced;
        }

        int line = text.LineStart(name.Start);
        string before = text.Text.Substring(line, name.Start - line);
        bool isAlone = before.Trim().Length == 0;
        string between = text.Text.Substring(name.End, value.Start - name.End);
        if (between.IndexOf('\n') >= 0)
        {
            return RepairProposal.Unplaced;
        }

        string change = $"Credentials name the role {given}.";
        bool isBlock = name.Quote.Length == 0 && isAlone && !IsInFlow(text, value.End);
        if (isBlock)
        {
            string entry = $"{text.NewLine}{before}Credentials:{text.NewLine}{before}  RoleArn{between}{value.Quote}{given}{value.Quote}";
            return new RepairProposal(new TextEdit(text.LineEnd(value.End), 0, entry), change);
        }

        string separator = isAlone ? "," + text.NewLine + before : ", ";
        string member = $"{name.Quote}Credentials{name.Quote}{between}{{ {name.Quote}RoleArn{name.Quote}{between}{value.Quote}{given}{value.Quote} }}";
        return new RepairProposal(new TextEdit(value.End, 0, separator + member), change);
    }

    /// <summary>Credentials that are the role's ARN itself.</summary>
    private static RepairProposal Wrap(SourceNode credentials, EditableText text, RoleArn? given)
    {
        RoleArn? role = RoleArn.TryParse(credentials.StringValue, out RoleArn? own, out _) ? own : given;
        if (role is null)
        {
            return RepairProposal.Refuse("Give the role with -TargetRoleArn or -TargetRoleMap.");
        }

        if (TextToken.Find(text, credentials) is not { IsEmbedded: false } token)
        {
            return RepairProposal.Unplaced;
        }

        string key = credentials.Document!.Format == SourceFormat.Json ? "\"RoleArn\"" : Fixed;
        string quote = token.Quote.Length == 0 ? "'" : token.Quote;
        return new RepairProposal(new TextEdit(token.Start, token.Length, $"{{ {key}: {quote}{role}{quote} }}"), $"Credentials become an object with the role {role}.");
    }

    private static RepairProposal Insert(SourceNode credentials, EditableText text, RoleArn? given)
    {
        if (given is null)
        {
            return RepairProposal.Refuse("Give the role with -TargetRoleArn or -TargetRoleMap.");
        }

        int offset = text.OffsetOf(credentials.Location.Position);
        string key = credentials.Document!.Format == SourceFormat.Json ? "\"RoleArn\"" : Fixed;
        string quote = credentials.Document.Format == SourceFormat.Json ? "\"" : "'";
        string comma = credentials.Count > 0 ? "," : " ";
        return offset >= 0 && offset < text.Text.Length && text.Text[offset] == '{'
            ? new RepairProposal(new TextEdit(offset + 1, 0, $" {key}: {quote}{given}{quote}{comma}"), $"Credentials name the role {given}.")
            : RepairProposal.Unplaced;
    }

    private static RepairProposal Rename(SourceMember member, string name, EditableText text) => TextToken.Find(text, member.NameNode) is { IsEmbedded: false } token
        ? new RepairProposal(token.With(name), $"The field {member.Name} becomes {name}.")
        : RepairProposal.Unplaced;

    private static SourceMember? Misspelt(SourceNode credentials)
    {
        foreach (SourceMember member in credentials.Members)
        {
            if (member.Value.IsString && string.Equals(member.Name, Fixed, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }

    private static SourceMember? Member(SourceNode node, string name)
    {
        SourceMember? found = null;
        foreach (SourceMember member in node.Members)
        {
            found = member.Name == name ? member : found;
        }

        return found;
    }

    private static bool IsInFlow(EditableText text, int end)
    {
        string rest = text.Text.Substring(end, text.LineEnd(end) - end).TrimStart();
        return rest.Length > 0 && rest[0] is ',' or '}' or ']';
    }
}
