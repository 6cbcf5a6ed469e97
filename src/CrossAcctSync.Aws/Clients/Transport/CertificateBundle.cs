using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Clients.Transport;

/// <summary>
/// The authorities of <c>AWS_CA_BUNDLE</c>: as for the AWS CLI, a certificate is trusted when it leads to one of these, and
/// those of the machine do not count.
/// </summary>
internal sealed class CertificateBundle
{
    private static readonly Regex Block = new(@"-----BEGIN CERTIFICATE-----(?<base64>[A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----", RegexOptions.CultureInvariant);

    private readonly X509Certificate2[] _authorities;

    private CertificateBundle(X509Certificate2[] authorities) => _authorities = authorities;

    /// <summary>Reads certificates in PEM.</summary>
    /// <exception cref="CredentialException">The file cannot be read, or has none.</exception>
    public static CertificateBundle Read(string path)
    {
        try
        {
            X509Certificate2[] found = Block.Matches(File.ReadAllText(path)).Cast<Match>().Select(match => new X509Certificate2(Convert.FromBase64String(match.Groups["base64"].Value))).ToArray();
            return found.Length > 0 ? new CertificateBundle(found) : throw Problem(path, "it has no certificate in PEM");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            throw Problem(path, exception.Message);
        }
    }

    /// <summary>Whether a server's certificate is for the host that was called and leads to one of the authorities.</summary>
    public bool Trusts(X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        foreach (X509ChainElement element in sent?.ChainElements.Cast<X509ChainElement>() ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        // The flag lets any root pass: that it is one of the bundle is seen by its bytes.
        return chain.Build(certificate)
            && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.NoError or X509ChainStatusFlags.UntrustedRoot)
            && IsOfBundle(chain.ChainElements[chain.ChainElements.Count - 1].Certificate);
    }

    private bool IsOfBundle(X509Certificate2 root) => _authorities.Any(authority => ((IEnumerable<byte>)authority.RawData).SequenceEqual(root.RawData));

    private static CredentialException Problem(string path, string why) =>
        new(AccountProblemKind.CredentialsMissing, $"the certificates of AWS_CA_BUNDLE (ca_bundle) in {path} cannot be read: {why}");
}
