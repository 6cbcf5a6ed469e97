using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Planning;

namespace CrossAcctSync.RollOut.Files;

/// <summary>A file that a run wrote, as the manifest of its folder keeps it.</summary>
internal sealed record ManifestEntry
{
    /// <summary>The file's name from the folder, with forward slashes.</summary>
    public required string FileName { get; init; }

    /// <summary>The digest of its text; see <see cref="DigestOf"/>.</summary>
    public required string Sha256 { get; init; }

    public required TemplateFormat Format { get; init; }

    /// <summary>The name of the stack or stack set.</summary>
    public required string Stack { get; init; }

    /// <summary>The sides that the file serves.</summary>
    public required SyncSide Side { get; init; }

    /// <summary>The ARNs of the roles that it creates.</summary>
    public IReadOnlyList<string> CreatedRoles { get; init; } = Array.Empty<string>();

    /// <summary>Of a file for many accounts those that it was ever made for, until they are given up.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = Array.Empty<string>();

    public static ManifestEntry Of(SyncTemplate template, SyncTemplateOptions options) => new()
    {
        FileName = template.FileName,
        Sha256 = DigestOf(template.Content),
        Format = template.Format,
        Stack = options.Name,
        Side = template.Side,
        CreatedRoles = template.CreatedRoleArns,
        AccountIds = (options.Format == TemplateFormat.StackSet || options.IsSingle) && template.Creates.Any(resource => resource.RoleName is not null) ? template.AccountIds : Array.Empty<string>(),
    };

    /// <summary>Whether a run with these options makes files of this kind.</summary>
    public bool IsOf(SyncTemplateOptions options) => Format == options.Format && Stack == options.Name && (Side & options.Side) != 0;

    /// <summary>Sixty-four digits of the SHA-256 of a text. How its lines end does not count, since version control may change that.</summary>
    public static string DigestOf(string text)
    {
        using SHA256 sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n")))).Replace("-", string.Empty).ToLowerInvariant();
    }
}
