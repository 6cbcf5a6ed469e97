using System;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace Amazon.PowerShell.Calls;

/// <summary>Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html) for IAM, which has one region.</summary>
internal static class Signature
{
    private const string Region = "us-east-1";
    private const string Service = "iam";

    public static void Add(HttpRequestMessage request, string body, ImmutableCredentials keys, DateTime now)
    {
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string date = time.Substring(0, 8);
        string host = request.RequestUri!.Authority;
        string token = keys.Token is null ? string.Empty : $"x-amz-security-token:{keys.Token}\n";
        string names = keys.Token is null ? "host;x-amz-date" : "host;x-amz-date;x-amz-security-token";
        string canonical = $"POST\n{request.RequestUri.AbsolutePath}\n\nhost:{host}\nx-amz-date:{time}\n{token}\n{names}\n{Hash(body)}";
        string scope = $"{date}/{Region}/{Service}/aws4_request";
        byte[] key = Sign(Sign(Sign(Sign(Encoding.UTF8.GetBytes("AWS4" + keys.SecretKey), date), Region), Service), "aws4_request");
        string signature = Hex(Sign(key, $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hash(canonical)}"));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (keys.Token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", keys.Token);
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={keys.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static byte[] Sign(byte[] key, string text)
    {
        using var algorithm = new HMACSHA256(key);
        return algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        return Hex(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (byte value in bytes)
        {
            text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
