#!/usr/bin/env bash
# The AWS SDK for .NET 4.1 is set to five tries (MaxErrorRetry = 4). A server reads a request, and the connection breaks
# before an answer: as when a service has done the work and the answer is lost. The same request comes fifteen times, for
# MaxStaleConnectionRetries, 10 unless it is set, are added to the first try and are not counted as retries. Then all is
# over within a few seconds.
#
# A good engineer would guess that MaxErrorRetry = 4 means five requests at most.
#
# Seen with AWSSDK.Core 4.1.0.1 and AWSSDK.SecurityToken 4.1.0 on .NET 10: 15 requests; 5 with MaxStaleConnectionRetries = 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > count.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="AWSSDK.Core" Version="4.1.0.1" />
    <PackageReference Include="AWSSDK.SecurityToken" Version="4.1.0" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

foreach (int? stale in new int?[] { null, 0 })
{
    int requests = 0;
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    _ = Task.Run(async () =>
    {
        while (true)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            var seen = new StringBuilder();
            var buffer = new byte[4096];
            while (!seen.ToString().Contains("Action=GetCallerIdentity"))
            {
                int read = await client.GetStream().ReadAsync(buffer);
                if (read == 0)
                {
                    break;
                }

                seen.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            Interlocked.Increment(ref requests);
            client.LingerState = new LingerOption(true, 0);
        }
    });
    var config = new AmazonSecurityTokenServiceConfig
    {
        ServiceURL = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}",
        AuthenticationRegion = "us-east-1",
        MaxErrorRetry = 4,
    };
    if (stale is { } number)
    {
        config.MaxStaleConnectionRetries = number;
    }

    try
    {
        await new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("AKIAEXAMPLE", "secret"), config).GetCallerIdentityAsync(new GetCallerIdentityRequest());
    }
    catch (Exception failed)
    {
        Console.WriteLine($"MaxErrorRetry 4, MaxStaleConnectionRetries {stale?.ToString() ?? "not set"}: {requests} requests ({failed.GetType().Name})");
    }
}
CS
printed=$(dotnet run --project count.csproj)
echo "AWSSDK.Core 4.1.0.1"
echo "$printed"
case "$printed" in
    *"not set: 15 requests"*"0: 5 requests"*) ;;
    *) echo "This has changed." >&2; exit 1 ;;
esac
