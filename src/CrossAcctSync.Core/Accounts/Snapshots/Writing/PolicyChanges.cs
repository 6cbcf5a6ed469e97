using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>Changes to a managed policy's element.</summary>
internal static class PolicyChanges
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
    private const int MostVersions = 5;

    /// <summary>Adds a version and makes it the default one; a sixth one is refused.</summary>
    public static ElementChange CreateVersion(StoredElement policy, PolicyDocument document, DateTimeOffset now) =>
        RoleChanges.IsSame(PolicyDetailReader.Read(policy.Node), document) ? ElementChange.Unchanged("The default version means the same already.")
        : RoleDetailReader.ListOf(policy.Node, "PolicyVersionList").Count is var count && count >= MostVersions ? ElementChange.Refused($"The policy has {count} versions, as many as IAM keeps; delete one first.")
        : AddVersion(policy, document, now);

    /// <summary>Puts a document in force if the default version means what the caller read before; the oldest version goes when there are five.</summary>
    public static ElementChange Replace(StoredElement policy, PolicyDocument document, PolicyDocument expected, DateTimeOffset now)
    {
        NamedPolicy current = PolicyDetailReader.Read(policy.Node);
        return RoleChanges.IsSame(current, document) ? ElementChange.Unchanged("The default version means the same already.")
            : !RoleChanges.IsSame(current, expected) ? ElementChange.Conflict("The default version is not the one that was expected: it was changed meanwhile.")
            : AddVersion(policy, document, now);
    }

    /// <summary>Deletes a policy that is attached to nothing, as DeletePolicy does.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="users">The roles that it is attached to, or that it bounds.</param>
    /// <param name="expected">What the caller read before.</param>
    public static ElementChange Delete(StoredElement policy, IReadOnlyList<string> users, PolicyDocument expected) =>
        users.Count > 0 ? ElementChange.Refused($"The policy is attached to {NameList.Of(users, 3)}; IAM deletes only one that is attached to nothing.")
        : !RoleChanges.IsSame(PolicyDetailReader.Read(policy.Node), expected) ? ElementChange.Conflict("The default version is not the one that was expected: it was changed meanwhile.")
        : ElementChange.Remove("The policy was deleted with all its versions.");

    private static ElementChange AddVersion(StoredElement policy, PolicyDocument document, DateTimeOffset now)
    {
        SourceNode node = policy.Node;
        IReadOnlyList<SourceNode> versions = RoleDetailReader.ListOf(node, "PolicyVersionList");
        string id = "v" + (versions.Select(NumberOf).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture);
        DocumentForm form = versions.Count == 0 ? DocumentForm.Json : DocumentForm.Of(versions[0]["Document"]);
        var editor = new JsonEditor(policy.Text);
        editor.Set(editor.Root, "DefaultVersionId", DocumentForm.Quote(id));
        if (editor.Find(editor.Root, "UpdateDate") is not null)
        {
            editor.Set(editor.Root, "UpdateDate", NewElements.Date(now));
        }

        if (versions.Count > 0)
        {
            ClearDefault(editor, versions);
        }

        editor.Append(editor.Root, "PolicyVersionList", NewElements.Version(id, form.Write(document), now));
        string deleted = string.Empty;
        if (versions.Count >= MostVersions)
        {
            int oldest = Enumerable.Range(0, versions.Count).OrderBy(index => NumberOf(versions[index])).First();
            editor.Remove(editor.Find(editor.Root, "PolicyVersionList")!.Value, oldest);
            deleted = $" {versions[oldest]["VersionId"].StringValue}, the oldest one, was deleted.";
        }

        return ElementChange.Write(editor, $"The version {id} was created and is in force.{deleted}");
    }

    /// <summary>Deletes a version that is not the default one.</summary>
    public static ElementChange DeleteVersion(StoredElement policy, string versionId)
    {
        SourceNode node = policy.Node;
        List<SourceNode> versions = RoleDetailReader.ListOf(node, "PolicyVersionList").ToList();
        int index = versions.FindIndex(version => version["VersionId"].TextEquals(versionId));
        if (index < 0)
        {
            return ElementChange.Unchanged($"The policy has no version {versionId}.");
        }

        if (PolicyDetailReader.DefaultVersion(node)["VersionId"].TextEquals(versionId))
        {
            return ElementChange.Refused($"{versionId} is the default version, which cannot be deleted.");
        }

        var editor = new JsonEditor(policy.Text);
        editor.Remove(editor.Find(editor.Root, "PolicyVersionList")!.Value, index);
        return ElementChange.Write(editor, $"The version {versionId} was deleted.");
    }

    private static void ClearDefault(JsonEditor editor, IReadOnlyList<SourceNode> versions)
    {
        IReadOnlyList<JsonSpan> spans = editor.Elements(editor.Find(editor.Root, "PolicyVersionList")!.Value);
        for (int i = 0; i < spans.Count; i++)
        {
            if (versions[i]["IsDefaultVersion"].Kind == SourceNodeKind.True)
            {
                editor.Set(spans[i], "IsDefaultVersion", "false");
            }
        }
    }

    private static int NumberOf(SourceNode version) =>
        version["VersionId"].StringValue is { Length: > 1 } id && int.TryParse(id.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
