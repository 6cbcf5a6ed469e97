using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>What a template or manifest may read: regular files below the folder that was given, or the given file's own, up to a size.</summary>
public sealed class NamedFileTests : IDisposable
{
    private const string Definition = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    private readonly string _top = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;

    public NamedFileTests()
    {
        Write("app/inner/own.asl.json", Definition);
        Write("app/beside.asl.json", Definition);
        Write("secret.asl.json", Definition);
        Write("secrets/passwords", "top secret");
    }

    public void Dispose() => Directory.Delete(_top, recursive: true);

    [Theory]
    [InlineData("own.asl.json", true)]
    [InlineData("./own.asl.json", true)]
    [InlineData("../beside.asl.json", false)]
    [InlineData("../../secret.asl.json", false)]
    [InlineData("x/../../beside.asl.json", false)]
    [InlineData("ABSOLUTE", false)]
    public void A_file_s_template_reads_below_its_own_folder(string name, bool isRead)
    {
        DefinitionResult[] found = Read("app/inner/template.json", Sam(name == "ABSOLUTE" ? At("secret.asl.json") : name));

        Assert.Equal(isRead, found.Single().Definition is not null);
        Assert.Equal(!isRead, found.Single().Problem?.Message.Contains("-AllowOutside", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("../beside.asl.json", true)]
    [InlineData("../../secret.asl.json", false)]
    public void A_folder_s_templates_read_below_the_folder(string name, bool isRead)
    {
        Write("app/inner/template.json", Sam(name));

        DefinitionResult[] found = [.. new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadFolder(At("app")).Results];

        Assert.Equal(!isRead, found.Any(result => result.Problem?.Message.Contains("lies outside of", StringComparison.Ordinal) == true));
        Assert.Equal(isRead, found.Any(result => result.Definition?.LogicalId == "M"));
    }

    [Theory]
    [InlineData("../beside.asl.json")]
    [InlineData("../../secret.asl.json")]
    [InlineData("link.asl.json")]
    public void Where_it_is_allowed_files_outside_are_read(string name)
    {
        File.CreateSymbolicLink(At("app/inner/link.asl.json"), At("secret.asl.json"));

        Assert.NotNull(Read("app/inner/template.json", Sam(name), allowsOutside: true).Single().Definition);
    }

    [Theory]
    [InlineData(@"\\host\share\x.asl.json")]
    [InlineData("//host/share/x.asl.json")]
    [InlineData(@"/\host/share/x.asl.json")]
    [InlineData(@"\\.\pipe\x")]
    [InlineData(@"\\?\C:\x")]
    [InlineData("NUL")]
    [InlineData("inner/con.json")]
    public void Other_machines_and_devices_are_never_touched(string name)
    {
        foreach (bool allowsOutside in new[] { false, true })
        {
            DefinitionResult found = new DefinitionReader(new Untouched(name), DefinitionContext.Empty, allowsOutside).ReadFile("t/template.json").Single();
            Assert.Null(found.Definition);
            Assert.Contains("not read", found.Problem!.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("file", "../../secret.asl.json", false)]
    [InlineData("file", "own.asl.json", true)]
    [InlineData("folder", "../../secrets", false)]
    [InlineData("circle", "circle", false)]
    public void Links_are_followed_as_far_as_the_folder_goes(string kind, string target, bool isRead)
    {
        File.CreateSymbolicLink(At("app/inner/" + kind), target);

        DefinitionResult found = Read("app/inner/template.json", Sam(kind == "folder" ? "folder/passwords" : kind)).Single();

        Assert.Equal(isRead, found.Definition is not null);
        Assert.DoesNotContain("top secret", found.Problem?.ToString() ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_a_given_folder_that_leads_out_is_told_and_not_read()
    {
        File.CreateSymbolicLink(At("app/out.asl.json"), At("secret.asl.json"));

        FolderReading reading = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadFolder(At("app"));

        Assert.Contains(reading.Results, result => result.IsNotice && result.Problem!.Message.Contains("a link that leads out", StringComparison.Ordinal));
        Assert.Equal(2, reading.Results.Count(result => result.Definition is not null));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("pipe")]
    public void What_has_no_end_is_not_opened(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are files on Unix.");
        if (target == "pipe")
        {
            Process.Start("mkfifo", [At("app/inner/endless.json")]).WaitForExit();
        }
        else
        {
            File.CreateSymbolicLink(At("app/inner/endless.json"), target);
        }

        Assert.Null(Read("app/inner/template.json", Sam("endless.json"), allowsOutside: true).Single().Definition);
        Assert.NotNull(new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadFolder(At("app")));
    }

    [Fact]
    public void A_device_that_is_given_by_itself_is_read_to_a_bound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has devices without an end.");

        Assert.Contains("256 MB", Assert.Throws<IOException>(() => new DefinitionFiles().Read("/dev/zero")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using (FileStream file = File.Create(At("app/inner/large.json")))
        {
            file.SetLength(17L * 1024 * 1024);
        }

        Assert.Contains("more than 16 MB", Read("app/inner/template.json", Sam("large.json")).Single().Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:cloudformation:stack", "templateFile", "../../secret.asl.json")]
    [InlineData("cdk:cloud-assembly", "directoryName", "../..")]
    public void A_manifest_reads_below_its_own_folder(string type, string property, string name)
    {
        string manifest = $$"""{"version":"36.0.0","artifacts":{"A":{"type":"{{type}}","properties":{"{{property}}":"{{name}}"} } } }""";

        DefinitionResult found = Read("app/inner/manifest.json", manifest).Single();

        Assert.Contains("lies outside of", found.Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Metadata\":{\"aws:asset:path\":\"NAME\",\"aws:asset:property\":\"TemplateURL\"},\"Properties\":{\"TemplateURL\":\"https://bucket/x\"}")]
    [InlineData("\"Properties\":{\"TemplateURL\":\"NAME\"}")]
    public void A_nested_template_lies_below_too(string rest)
    {
        Write("outer.json", Sam("app/beside.asl.json"));

        DefinitionResult found = Read("app/template.json", "{\"Resources\":{\"N\":{\"Type\":\"AWS::CloudFormation::Stack\"," + rest.Replace("NAME", "../outer.json", StringComparison.Ordinal) + "}}}").Single();

        Assert.Contains("lies outside of", found.Problem!.Message, StringComparison.Ordinal);
    }

    private static string Sam(string name) =>
        $$"""{"Resources":{"M":{"Type":"AWS::Serverless::StateMachine","Properties":{"DefinitionUri":{{System.Text.Json.JsonSerializer.Serialize(name)}} } } } }""";

    private DefinitionResult[] Read(string file, string text, bool allowsOutside = false)
    {
        Write(file, text);
        try
        {
            return [.. new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty, allowsOutside).ReadFile(At(file))];
        }
        catch (SourceFormatException exception)
        {
            return [DefinitionResult.Failed(exception)];
        }
    }

    private string At(string name) => Path.Combine(_top, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>One template; whoever looks for another file fails.</summary>
    private sealed class Untouched(string name) : IDefinitionFiles
    {
        public bool IsFolder(string path) => throw new InvalidOperationException(path);

        public bool IsFile(string path) => throw new InvalidOperationException(path);

        public long LengthOf(string path) => throw new InvalidOperationException(path);

        public string? RealPathOf(string path) => throw new InvalidOperationException(path);

        public System.Collections.Generic.IEnumerable<string> FilesBelow(string folder) => throw new InvalidOperationException(folder);

        public byte[] Read(string path) => path == "t/template.json" ? System.Text.Encoding.UTF8.GetBytes(Sam(name)) : throw new InvalidOperationException(path);
    }
}
