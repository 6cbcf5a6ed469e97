using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using Xunit;

namespace CrossAcctSync.Tests.RollOut;

public sealed class TemplateFolderTests : IDisposable
{
    private static readonly SyncTemplateOptions Options = new();
    private static readonly SyncRequirement[] Both = [PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other)];
    private static readonly SyncRequirement One = PlanSample.Requirement();

    private readonly string _folder = Directory.CreateTempSubdirectory("templates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_has_its_content_is_left_alone_and_another_is_replaced()
    {
        TemplateFolder folder = TemplateFolder.Open(Path.Combine(_folder, "new"));
        IReadOnlyList<SyncTemplate> files = RollOutSample.Export(new SyncTemplateOptions { Format = TemplateFormat.Terraform }, PlanSample.Requirement());

        Assert.All(files, file => Assert.Equal(TemplateFileStatus.NotWritten, folder.Look(file).Status));
        Assert.False(Directory.Exists(folder.FolderPath));
        Assert.All(files, file => Assert.Equal(TemplateFileStatus.Written, folder.Write(file).Status));
        Assert.All(files, file => Assert.Equal(TemplateFileStatus.Unchanged, folder.Look(file).Status));
        Assert.All(files, file => Assert.Equal(file.Content, File.ReadAllText(folder.PathOf(file))));

        File.WriteAllText(folder.PathOf(files[0]), "older");
        Assert.Equal(TemplateFileStatus.NotWritten, folder.Look(files[0]).Status);
        folder.Write(files[0]);
        Assert.Equal(files[0].Content, File.ReadAllText(folder.PathOf(files[0])));
        Assert.Equal(files.Count, Directory.GetFiles(folder.FolderPath, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData(TemplateFormat.CloudFormation, "777788889999.template.json")]
    [InlineData(TemplateFormat.Terraform, "777788889999/main.tf.json", "777788889999/provider.tf.json")]
    [InlineData(TemplateFormat.Cdk, "templates/777788889999.template.json")]
    public void A_file_that_is_needed_no_more_is_left_over_until_it_is_removed(TemplateFormat format, params string[] names)
    {
        SyncTemplateOptions options = Options with { Format = format };
        Run(options, Both);

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(options, One);
        IReadOnlyList<TemplateLeftover> leftovers = folder.Leftovers(templates, options);

        Assert.Equal(names, leftovers.Select(leftover => leftover.FileName));
        Assert.All(leftovers, leftover => Assert.Equal(("FileLeftOver", false), (leftover.Finding.Code, leftover.IsEdited)));
        Assert.All(leftovers, leftover => Assert.True(folder.Remove(leftover, evenEdited: false)));
        folder.Save();
        Assert.All(leftovers, leftover => Assert.False(File.Exists(leftover.Path)));
        Assert.False(Directory.Exists(Path.Combine(_folder, "777788889999")));
        (folder, templates) = Run(options, One);
        Assert.Empty(folder.Leftovers(templates, options));
        Assert.Equal(templates.Count + 1, Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length);
    }

    public static TheoryData<SyncTemplateOptions> OtherRuns =>
    [
        Options with { Format = TemplateFormat.Terraform },
        Options with { Name = "Other" },
        Options with { Side = SyncSide.Source },
    ];

    [Theory]
    [MemberData(nameof(OtherRuns))]
    public void Files_of_another_engine_stack_or_side_are_not_left_over(SyncTemplateOptions other)
    {
        SyncTemplateOptions target = Options with { Side = SyncSide.Target };
        Run(target, Both);

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(other, One);

        Assert.Empty(folder.Leftovers(templates, other));
        Assert.Single(folder.Leftovers(Run(target, One).Templates, target));
    }

    public static TheoryData<SyncTemplateOptions> FilesForMany =>
    [
        Options with { Format = TemplateFormat.StackSet, OrganizationalUnitIds = ["r-abcd"], Side = SyncSide.Target },
        Options with { IsSingle = true, Side = SyncSide.Target },
    ];

    [Theory]
    [MemberData(nameof(FilesForMany))]
    public void An_account_that_drops_out_of_a_file_for_many_is_told_of_until_it_is_given_up(SyncTemplateOptions options)
    {
        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(options, Both);
        Assert.Empty(folder.LeftAccounts(templates, options));

        foreach (int _ in new[] { 1, 2 })
        {
            (folder, templates) = Run(options, One);
            Finding finding = Assert.Single(folder.LeftAccounts(templates, options));
            Assert.Equal("AccountLeftOver", finding.Code);
            Assert.Contains(" was made for 777788889999, too,", finding.Message, StringComparison.Ordinal);
            Assert.Empty(folder.Leftovers(templates, options));
        }

        foreach (SyncTemplate template in templates)
        {
            folder.Note(template, options, givesUpAccounts: true);
        }

        folder.Save();
        (folder, templates) = Run(options, One);
        Assert.Empty(folder.LeftAccounts(templates, options));
    }

    [Fact]
    public void Accounts_that_a_stack_set_reaches_by_itself_are_not_left_over()
    {
        SyncTemplateOptions options = Options with { Format = TemplateFormat.StackSet, OrganizationalUnitIds = ["r-abcd"], IsAutoDeployed = true };
        Run(options, Both);

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(options, One);

        Assert.Empty(folder.LeftAccounts(templates, options));
    }

    [Fact]
    public void A_file_that_no_run_wrote_is_never_left_over()
    {
        Run(Options, One);
        File.WriteAllText(Path.Combine(_folder, "777788889999.template.json"), RollOutSample.Export(Options, Both)[^1].Content);

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(Options, One);

        Assert.Empty(folder.Leftovers(templates, Options));
        Assert.False(folder.Remove(new TemplateLeftover("777788889999.template.json", "any", IsEdited: false), evenEdited: true));
    }

    [Fact]
    public void A_file_that_was_changed_by_hand_is_removed_only_when_that_is_asked_for()
    {
        Run(Options, Both);
        string path = Path.Combine(_folder, "777788889999.template.json");
        File.AppendAllText(path, "\n");

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(Options, One);
        TemplateLeftover leftover = Assert.Single(folder.Leftovers(templates, Options));

        Assert.Equal("FileLeftOverEdited", leftover.Finding.Code);
        Assert.False(folder.Remove(leftover with { IsEdited = false }, evenEdited: false));
        Assert.True(File.Exists(path));
        Assert.True(folder.Remove(leftover, evenEdited: true));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Other_line_ends_are_no_change_by_hand()
    {
        Run(Options, Both);
        string path = Path.Combine(_folder, "777788889999.template.json");
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"));

        (TemplateFolder folder, IReadOnlyList<SyncTemplate> templates) = Run(Options, One);

        Assert.False(Assert.Single(folder.Leftovers(templates, Options)).IsEdited);
    }

    [Fact]
    public void The_manifest_is_the_same_whatever_the_order_and_is_not_written_again()
    {
        TemplateFolder first = Run(Options, Both).Folder;
        string text = File.ReadAllText(first.ManifestPath);
        DateTime written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(first.ManifestPath, written);

        Run(Options, [.. Both.Reverse()]);

        Assert.Equal(text, File.ReadAllText(first.ManifestPath));
        Assert.Equal(written, File.GetLastWriteTimeUtc(first.ManifestPath));
    }

    [Theory]
    [InlineData("../else.json")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b/c.json")]
    [InlineData(".git/config")]
    [InlineData("a\\\\..\\\\b")]
    [InlineData("")]
    public void A_manifest_that_names_files_which_no_export_makes_is_refused(string name)
    {
        File.WriteAllText(Path.Combine(_folder, ".crossacctsync.json"), $$"""
            {"Version": 1, "Files": [{"FileName": "{{name}}", "Sha256": "{{new string('0', 64)}}", "Format": "Cdk", "Stack": "S", "Side": "Both"}]}
            """);

        Assert.Throws<FormatException>(() => TemplateFolder.Open(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<<<<<<< ours")]
    [InlineData("{\"Version\": 2, \"Files\": []}")]
    [InlineData("{\"Version\": 1, \"Files\": [{\"FileName\": \"a\"}]}")]
    [InlineData("{\"Version\": 1, \"Files\": [7]}")]
    public void A_manifest_that_is_none_is_refused(string text)
    {
        File.WriteAllText(Path.Combine(_folder, ".crossacctsync.json"), text);

        Assert.Throws<FormatException>(() => TemplateFolder.Open(_folder));
    }

    [Theory]
    [InlineData(TemplateFormat.CloudFormation)]
    [InlineData(TemplateFormat.StackSet)]
    [InlineData(TemplateFormat.Cdk)]
    [InlineData(TemplateFormat.Terraform)]
    public void A_role_that_an_earlier_run_created_stays_in_the_template_when_the_account_has_it(TemplateFormat format)
    {
        SyncTemplateOptions options = Options with { Format = format, Accounts = new WritableAccounts().With(PlanSample.Source, PlanSample.ServiceTrust), OrganizationalUnitIds = ["r-abcd"] };
        IReadOnlyList<SyncTemplate> first = Run(options, One).Templates;

        (_, IReadOnlyList<SyncTemplate> second) = Run(options with { Accounts = PlanSample.Accounts() }, One);

        Assert.Equal(first.Select(template => template.Content), second.Select(template => template.Content));
        Assert.Equal([PlanSample.Target], second.SelectMany(template => template.CreatedRoleArns));
        SyncTemplateOptions foreign = options with { Accounts = PlanSample.Accounts(), ExistingRoles = [RoleArn.Parse(PlanSample.Target)] };
        Assert.Empty(Run(foreign, One).Templates.SelectMany(template => template.CreatedRoleArns));
    }

    [Theory]
    [InlineData(TemplateFormat.CloudFormation, "RoleMayBeOwn")]
    [InlineData(TemplateFormat.Terraform, "RoleImported")]
    public void A_role_that_looks_like_one_of_an_earlier_run_is_told_of_where_no_run_is_known(TemplateFormat format, string code)
    {
        WritableAccounts accounts = PlanSample.Accounts();
        PlanSample.Apply(accounts, PlanSample.Plan(accounts, One).Changes);

        IReadOnlyList<SyncTemplate> templates = RollOutSample.Export(Options with { Format = format, Side = SyncSide.Target, Accounts = accounts }, One);

        Finding finding = Assert.Single(templates.SelectMany(template => template.Findings));
        Assert.Equal(code, finding.Code);
    }

    /// <summary>A whole run, as a cmdlet makes it.</summary>
    private (TemplateFolder Folder, IReadOnlyList<SyncTemplate> Templates) Run(SyncTemplateOptions options, params SyncRequirement[] requirements)
    {
        TemplateFolder folder = TemplateFolder.Open(_folder);
        IReadOnlyList<SyncTemplate> templates = RollOutSample.Export(options with { OwnRoles = folder.CreatedRoles(options) }, requirements);
        foreach (SyncTemplate template in templates)
        {
            folder.Write(template);
            folder.Note(template, options);
        }

        folder.Save();
        return (folder, templates);
    }
}
