using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Accounts.Snapshots.Writing;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>
/// A snapshot that can be written to, change by change, each as IAM would make it. A change rewrites one file in one
/// step, under a lock that holds for all processes: other readers see the old file or the new one, and a writer that is
/// killed leaves either. All that is not changed stays byte for byte.
/// </summary>
/// <remarks>
/// Counts that IAM keeps beside a policy (<c>AttachmentCount</c>) are not kept up. A change that finds its wish
/// fulfilled touches no file. An error of the disk is an <see cref="IOException"/>; the old file stays.
/// </remarks>
public sealed class SnapshotStore
{
    private readonly string _folder;
    private readonly SnapshotStoreOptions _options;

    private SnapshotStore(string folder, SnapshotStoreOptions options)
    {
        _folder = folder;
        _options = options;
    }

    /// <summary>Opens a folder for writing. Nothing is read or locked before the first change.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SnapshotStore Open(string folder, SnapshotStoreOptions? options = null)
    {
        string full = Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));
        return Directory.Exists(full)
            ? new SnapshotStore(full, options ?? SnapshotStoreOptions.Default)
            : throw new DirectoryNotFoundException($"There is no folder '{full}'; a folder with files such as 111122223333.json was expected.");
    }

    /// <summary>Replaces a role's trust policy, as UpdateAssumeRolePolicy does.</summary>
    /// <param name="role">The role.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">What the caller read before; when it means something else by now, nothing is written. Null overwrites whatever is there.</param>
    /// <param name="cancellationToken">Leaves the file as it is.</param>
    public SnapshotWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument? expected = null, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.ReplaceTrust(element, Given(document), expected), cancellationToken);

    /// <summary>Adds or replaces an inline policy, as PutRolePolicy does.</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyName">The policy's name, 1 to 128 letters, digits and characters of <c>_+=,.@-</c>.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">As for <see cref="ReplaceTrust"/>.</param>
    /// <param name="cancellationToken">Leaves the file as it is.</param>
    public SnapshotWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected = null, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.PutInlinePolicy(element, PolicyName.Check(policyName), Given(document), expected), cancellationToken);

    /// <summary>Adds an inline policy under a name that is free; one that is there with another meaning is a conflict.</summary>
    public SnapshotWrite AddInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.AddInlinePolicy(element, PolicyName.Check(policyName), Given(document)), cancellationToken);

    /// <summary>Deletes an inline policy if it means what the caller read before; one that is not there is deleted already.</summary>
    public SnapshotWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.DeleteInlinePolicy(element, PolicyName.Check(policyName), Given(expected)), cancellationToken);

    /// <summary>Deletes an inline policy; one that is not there is deleted already.</summary>
    public SnapshotWrite DeleteInlinePolicy(RoleIdentity role, string policyName, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.DeleteInlinePolicy(element, PolicyName.Check(policyName)), cancellationToken);

    /// <summary>Attaches a managed policy. Whether the policy is in the snapshot is not asked: AWS's own often are not.</summary>
    public SnapshotWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.Attach(element, PolicyName.CheckArn(policyArn)), cancellationToken);

    /// <summary>Detaches a managed policy; one that is not attached is detached already.</summary>
    public SnapshotWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken = default) =>
        ChangeRole(role, element => RoleChanges.Detach(element, PolicyName.CheckArn(policyArn)), cancellationToken);

    /// <summary>Adds a version to a managed policy of the account and puts it in force, as CreatePolicyVersion with SetAsDefault does.</summary>
    public SnapshotWrite CreatePolicyVersion(string policyArn, PolicyDocument document, CancellationToken cancellationToken = default) =>
        Change(AccountElementKind.Policy, PolicyName.CheckOwnArn(policyArn), element => PolicyChanges.CreateVersion(element, Given(document), _options.Clock()), cancellationToken);

    /// <summary>Deletes a version that is not in force, of which IAM keeps no more than four.</summary>
    /// <param name="policyArn">The policy.</param>
    /// <param name="versionId">For example <c>v3</c>.</param>
    /// <param name="cancellationToken">Leaves the file as it is.</param>
    public SnapshotWrite DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken = default) =>
        Change(AccountElementKind.Policy, PolicyName.CheckOwnArn(policyArn), element => PolicyChanges.DeleteVersion(element, versionId ?? throw new ArgumentNullException(nameof(versionId))), cancellationToken);

    /// <summary>Puts a document in force for a managed policy of the account, if the version in force means what the caller read before. The oldest version goes when there are five.</summary>
    public SnapshotWrite ReplacePolicy(string policyArn, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken = default) =>
        Change(
            AccountElementKind.Policy,
            PolicyName.CheckOwnArn(policyArn),
            (_, element) => PolicyChanges.Replace(element, Given(document), Given(expected), _options.Clock()),
            new SnapshotWrite(SnapshotWriteStatus.Conflict, $"The snapshot {_folder} has no {policyArn} any more.", null),
            cancellationToken);

    /// <summary>Creates a role without policies behind the account's others; the account's first file, <c>111122223333.json</c>, when it has none. One that is there is refused.</summary>
    public SnapshotWrite CreateRole(RoleArn role, PolicyDocument trust, CancellationToken cancellationToken = default) =>
        Create(AccountElementKind.Role, Text(role), form => NewElements.Role(new NewRole(role, Given(trust)), _options.Clock(), form), Refuse, cancellationToken);

    /// <summary>Creates a role; one that is there with a trust policy of the same meaning is unchanged, any other is a conflict.</summary>
    public SnapshotWrite CreateRole(NewRole role, CancellationToken cancellationToken = default) => Create(
        AccountElementKind.Role,
        Text((role ?? throw new ArgumentNullException(nameof(role))).Arn),
        form => NewElements.Role(role, _options.Clock(), form),
        found => RoleChanges.ReplaceTrust(found, role.Trust, PolicyDocument.Empty) is { Status: SnapshotWriteStatus.Unchanged }
            ? ElementChange.Unchanged("The role is there already.")
            : ElementChange.Conflict("There is such a role, with another trust policy."),
        cancellationToken);

    /// <summary>Deletes a role without policies if it trusts whom the caller read before; one that is not there is deleted already.</summary>
    public SnapshotWrite DeleteRole(RoleIdentity role, PolicyDocument expectedTrust, CancellationToken cancellationToken = default) =>
        Delete(AccountElementKind.Role, Text(role), (_, element) => Judge(role, element) ?? RoleChanges.Delete(element, Given(expectedTrust)), cancellationToken);

    /// <summary>Creates a managed policy of one version, attached to nothing. One that is there is refused.</summary>
    public SnapshotWrite CreatePolicy(string policyArn, PolicyDocument document, CancellationToken cancellationToken = default) =>
        CreatePolicy(policyArn, document, Refuse, cancellationToken);

    /// <summary>Creates a managed policy under a name that is free; one that means the same is unchanged, any other is a conflict.</summary>
    public SnapshotWrite AddPolicy(string policyArn, PolicyDocument document, CancellationToken cancellationToken = default) => CreatePolicy(
        policyArn,
        document,
        found => RoleChanges.IsSame(PolicyDetailReader.Read(found.Node), document)
            ? ElementChange.Unchanged("The policy means the same already.")
            : ElementChange.Conflict("There is such a policy by now, with another document."),
        cancellationToken);

    /// <summary>Deletes a managed policy that is attached to no role, if it means what the caller read before; one that is not there is deleted already.</summary>
    public SnapshotWrite DeletePolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken = default) => Delete(
        AccountElementKind.Policy,
        PolicyName.CheckOwnArn(policyArn),
        (account, element) => PolicyChanges.Delete(element, UsersOf(account, policyArn, cancellationToken), Given(expected)),
        cancellationToken);

    private static string Text(RoleIdentity role) => Text((role ?? throw new ArgumentNullException(nameof(role))).Arn);

    private static string Text(RoleArn role) => (role ?? throw new ArgumentNullException(nameof(role))).ToString();

    private static ElementChange Refuse(StoredElement found) => ElementChange.Refused($"It is there already, at {found.Location}.");

    private static string[] UsersOf(SnapshotAccount account, string policyArn, CancellationToken cancellationToken) =>
        new AccountRoleListing(account, null, cancellationToken).Run()
            .Where(role => role.AttachedPolicies.Any(attached => attached.Arn == policyArn) || role.PermissionsBoundary?.Arn == policyArn)
            .Select(role => role.Arn.ToString())
            .ToArray();

    private SnapshotWrite CreatePolicy(string policyArn, PolicyDocument document, Func<StoredElement, ElementChange> whenThere, CancellationToken cancellationToken) => Create(
        AccountElementKind.Policy,
        PolicyName.CheckOwnArn(policyArn),
        form => NewElements.Policy(policyArn, Given(document), _options.Clock(), form),
        whenThere,
        cancellationToken);

    private static PolicyDocument Given(PolicyDocument document) => document ?? throw new ArgumentNullException(nameof(document));

    private SnapshotWrite ChangeRole(RoleIdentity role, Func<StoredElement, ElementChange> change, CancellationToken cancellationToken) =>
        Change(AccountElementKind.Role, Text(role), element => Judge(role, element) ?? change(element), cancellationToken);

    private static ElementChange? Judge(RoleIdentity role, StoredElement element) =>
        role.Judge(role.Arn.ToString(), element.Node["RoleId"].StringValue) is { } other ? ElementChange.Refused(other.Reason) : null;

    private SnapshotWrite Change(AccountElementKind kind, string arn, Func<StoredElement, ElementChange> change, CancellationToken cancellationToken) =>
        Change(kind, arn, (_, element) => change(element), new SnapshotWrite(SnapshotWriteStatus.NotFound, $"The snapshot {_folder} has no {arn}.", null), cancellationToken);

    private SnapshotWrite Delete(AccountElementKind kind, string arn, Func<SnapshotAccount, StoredElement, ElementChange> change, CancellationToken cancellationToken) =>
        Change(kind, arn, change, new SnapshotWrite(SnapshotWriteStatus.Unchanged, $"The snapshot {_folder} has no {arn}; it is deleted already.", null), cancellationToken);

    private SnapshotWrite Change(
        AccountElementKind kind,
        string arn,
        Func<SnapshotAccount, StoredElement, ElementChange> change,
        SnapshotWrite whenMissing,
        CancellationToken cancellationToken) =>
        Write(arn, account =>
        {
            IReadOnlyList<StoredElement> found = account is null ? Array.Empty<StoredElement>() : StoredElement.Find(account, kind, arn, cancellationToken);
            if (account is null || found.Count != 1)
            {
                return found.Count == 0
                    ? whenMissing
                    : new SnapshotWrite(SnapshotWriteStatus.Unreadable, $"{arn} stands more than once in the snapshot, at {string.Join(" and ", found.Select(element => element.Location))}.", null);
            }

            StoredElement element = found[0];
            ElementChange result = change(account, element);
            if (result.Text is not null)
            {
                FileRewrite.Replace(element.Path, element.Offset, element.Text.Length, result.Text, _options.AtStage, cancellationToken);
            }
            else if (result.IsRemoved)
            {
                (long offset, int length) = element.FindExtent(account, kind, cancellationToken);
                FileRewrite.Replace(element.Path, offset, length, Array.Empty<byte>(), _options.AtStage, cancellationToken);
            }

            return new SnapshotWrite(result.Status, $"{arn}: {result.Reason}", element.Path);
        }, cancellationToken);

    private SnapshotWrite Create(
        AccountElementKind kind,
        string arn,
        Func<DocumentForm, string> make,
        Func<StoredElement, ElementChange> whenThere,
        CancellationToken cancellationToken) =>
        Write(arn, account =>
        {
            if (account is not null && StoredElement.Find(account, kind, arn, cancellationToken) is { Count: > 0 } found)
            {
                ElementChange there = whenThere(found[0]);
                return new SnapshotWrite(there.Status, $"{arn}: {there.Reason}", found[0].Path);
            }

            StoredElement? last = account is null ? null : StoredElement.Last(account, kind, cancellationToken);
            string path = last is null ? AddFile(kind, arn, make(DocumentForm.Json)) : AddBehind(last, make, cancellationToken);
            return new SnapshotWrite(SnapshotWriteStatus.Written, $"{arn} was created.", path);
        }, cancellationToken);

    private string AddBehind(StoredElement last, Func<DocumentForm, string> make, CancellationToken cancellationToken)
    {
        var editor = new JsonEditor(last.Text);
        JsonLayout layout = editor.Layout;
        string text = layout.NewLine.Length == 0 ? "," : "," + layout.NewLine + editor.Indent;
        text += layout.Render(make(DocumentForm.OfElement(last.Node)), editor.Indent);
        FileRewrite.Replace(last.Path, last.Offset + last.Text.Length, 0, Encoding.UTF8.GetBytes(text), _options.AtStage, cancellationToken);
        return last.Path;
    }

    private string AddFile(AccountElementKind kind, string arn, string element)
    {
        string account = Arn.Parse(arn).AccountId;
        string path = Path.Combine(_folder, account + ".json");
        for (int part = 2; File.Exists(path) || File.Exists(path + ".gz"); part++)
        {
            path = Path.Combine(_folder, $"{account}.{part}.json");
        }

        FileRewrite.Create(path, Encoding.UTF8.GetBytes(JsonLayout.CommandLine.Render(NewElements.Page(kind, element), string.Empty) + "\n"), _options.AtStage);
        return path;
    }

    private SnapshotWrite Write(string arn, Func<SnapshotAccount?, SnapshotWrite> write, CancellationToken cancellationToken)
    {
        using IDisposable? right = SnapshotLock.Acquire(_folder, _options.LockTimeout, cancellationToken);
        if (right is null)
        {
            return new SnapshotWrite(SnapshotWriteStatus.Locked, $"{_folder} was being written to by somebody else for {_options.LockTimeout.TotalSeconds:0.#} seconds.", null);
        }

        FileRewrite.ClearLeftovers(_folder);
        string accountId = Arn.Parse(arn).AccountId;
        try
        {
            var problems = new List<SnapshotProblem>();
            SnapshotAccount? account = new SnapshotFiles(_folder).FindAccounts(problems, cancellationToken)
                .FirstOrDefault(candidate => candidate.AccountId == accountId);
            return account is null && problems.Count > 0
                ? new SnapshotWrite(SnapshotWriteStatus.Unreadable, $"Account {accountId} was not found, and a file could not be assigned: {problems[0]}", null)
                : write(account);
        }
        catch (Exception exception) when (exception is SourceFormatException or InvalidDataException)
        {
            return new SnapshotWrite(SnapshotWriteStatus.Unreadable, $"Account {accountId} could not be read: {exception.Message}", null);
        }
    }
}
