using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>Elements as IAM would answer them for something new, as JSON without white space.</summary>
internal static class NewElements
{
    /// <summary>A role without policies. Its description is not kept: the details of an account do not have it.</summary>
    public static string Role(NewRole role, DateTimeOffset now, DocumentForm form) => "{"
        + $"\"Path\":{DocumentForm.Quote(role.Arn.Path)},"
        + $"\"RoleName\":{DocumentForm.Quote(role.Arn.Name)},"
        + $"\"RoleId\":{DocumentForm.Quote(IdOf("AROA", role.Arn.ToString(), now))},"
        + $"\"Arn\":{DocumentForm.Quote(role.Arn.ToString())},"
        + $"\"CreateDate\":{Date(now)},"
        + $"\"AssumeRolePolicyDocument\":{form.Write(role.Trust)},"
        + "\"InstanceProfileList\":[],\"RolePolicyList\":[],\"AttachedManagedPolicies\":[],"
        + (role.PermissionsBoundary is { } boundary ? $"\"PermissionsBoundary\":{{\"PermissionsBoundaryType\":\"Policy\",\"PermissionsBoundaryArn\":{DocumentForm.Quote(boundary)}}}," : string.Empty)
        + $"\"Tags\":[{string.Join(",", role.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{{\"Key\":{DocumentForm.Quote(tag.Key)},\"Value\":{DocumentForm.Quote(tag.Value)}}}"))}],"
        + "\"RoleLastUsed\":{}}";

    /// <summary>A managed policy of one version.</summary>
    public static string Policy(string arn, PolicyDocument document, DateTimeOffset now, DocumentForm form)
    {
        string resource = Arn.Parse(arn).Resource;
        int path = resource.IndexOf('/');
        return "{"
            + $"\"PolicyName\":{DocumentForm.Quote(AttachedPolicy.NameOf(arn))},"
            + $"\"PolicyId\":{DocumentForm.Quote(IdOf("ANPA", arn, now))},"
            + $"\"Arn\":{DocumentForm.Quote(arn)},"
            + $"\"Path\":{DocumentForm.Quote(resource.Substring(path, resource.LastIndexOf('/') + 1 - path))},"
            + "\"DefaultVersionId\":\"v1\",\"AttachmentCount\":0,\"PermissionsBoundaryUsageCount\":0,\"IsAttachable\":true,"
            + $"\"CreateDate\":{Date(now)},\"UpdateDate\":{Date(now)},"
            + $"\"PolicyVersionList\":[{Version("v1", form.Write(document), now)}]}}";
    }

    /// <summary>A version that is the default one.</summary>
    public static string Version(string id, string document, DateTimeOffset now) =>
        $"{{\"Document\":{document},\"VersionId\":{DocumentForm.Quote(id)},\"IsDefaultVersion\":true,\"CreateDate\":{Date(now)}}}";

    /// <summary>A point of time as the AWS command line prints it.</summary>
    public static string Date(DateTimeOffset time) => "\"" + time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) + "\"";

    /// <summary>A page with one element.</summary>
    public static string Page(AccountElementKind kind, string element)
    {
        string List(AccountElementKind own) => own == kind ? "[" + element + "]" : "[]";
        return $"{{\"UserDetailList\":[],\"GroupDetailList\":[],\"RoleDetailList\":{List(AccountElementKind.Role)},\"Policies\":{List(AccountElementKind.Policy)}}}";
    }

    /// <summary>
    /// A unique id in IAM's form (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids):
    /// another one for a role of the same name that is made later.
    /// </summary>
    private static string IdOf(string prefix, string arn, DateTimeOffset now)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(arn + now.UtcTicks.ToString(CultureInfo.InvariantCulture)));
        var id = new StringBuilder(prefix);
        for (int i = 0; i < 17; i++)
        {
            id.Append(Letters[hash[i] % Letters.Length]);
        }

        return id.ToString();
    }
}
