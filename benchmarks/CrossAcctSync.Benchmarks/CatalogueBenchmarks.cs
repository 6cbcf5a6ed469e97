using System.IO;
using BenchmarkDotNet.Attributes;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Benchmarks;

/// <summary>Reading the catalogue's data, once the code is compiled; see <see cref="ImportBenchmarks"/> for a first call.</summary>
[MemoryDiagnoser]
public class CatalogueBenchmarks
{
    private byte[] _json = [];

    /// <summary>Takes the data out of the assembly.</summary>
    [GlobalSetup]
    public void Take()
    {
        using Stream stream = typeof(IntegrationCatalogue).Assembly.GetManifestResourceStream("integrations.json")!;
        _json = new byte[stream.Length];
        stream.ReadExactly(_json);
    }

    /// <summary>Reads and checks all rows.</summary>
    [Benchmark]
    public IntegrationCatalogue Read() => IntegrationCatalogue.Read(new MemoryStream(_json));
}
