using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrossAcctSync.Access;
using CrossAcctSync.Findings;
using CrossAcctSync.Reports;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class JUnitReportTests
{
    private static readonly string SchemaFile = Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Reports", "junit.xsd");

    private static XElement Write(IEnumerable<object> inputs, FindingThreshold failOn = FindingThreshold.Error)
    {
        string text = ReportText.Write(ReportSamples.Report(inputs, new ReportOptions { FailOn = failOn }), ReportFormat.JUnit);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, SchemaFile);
        XDocument document = XDocument.Parse(text);
        document.Validate(schemas, (_, problem) => Assert.Fail(problem.Message));
        return document.Root!;
    }

    [Fact]
    public void A_check_is_a_case_and_a_path_a_suite()
    {
        XElement root = Write(ReportSamples.Mixed());

        Assert.Equal(6, root.Elements("testsuite").Count());
        XElement orders = root.Elements("testsuite").Single(suite => suite.Attribute("name")!.Value == "Orders -> 444455556666:Data");
        Assert.Equal(("5", "2", "0"), (orders.Attribute("tests")!.Value, orders.Attribute("failures")!.Value, orders.Attribute("skipped")!.Value));
        XElement failure = orders.Descendants("failure").First();
        Assert.Equal("PermissionMissing", failure.Attribute("type")!.Value);
        Assert.Contains("needed by Orders / Price (workflows/orders.asl.json:7:13)", failure.Value, StringComparison.Ordinal);
        Assert.Contains("\"Action\": \"glue:GetJobRun\"", failure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leg_that_passed_is_a_case_where_its_checks_are_not_listed()
    {
        XElement suite = Write([ReportSamples.Result(ReportSamples.Requirement())]).Element("testsuite")!;

        Assert.Equal(new[] { "Definition", "Source", "Trust", "Permission" }.Select(leg => leg + ": all checks"), suite.Elements("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.Equal(("4", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
    }

    [Fact]
    public void What_is_unknown_is_skipped_with_its_reason_and_a_warning_is_told()
    {
        XElement root = Write(ReportSamples.Mixed());

        Assert.Equal(2, root.Descendants("skipped").Count());
        Assert.All(root.Descendants("skipped"), skipped => Assert.NotEmpty(skipped.Attribute("message")!.Value));
        Assert.Equal(2, root.Descendants("system-out").Count());
        Assert.Equal("2", root.Attribute("failures")!.Value);
    }

    [Fact]
    public void Warnings_fail_when_the_build_is_to_fail_on_warnings()
    {
        XElement root = Write(ReportSamples.Mixed(), FindingThreshold.Warning);

        Assert.Empty(root.Descendants("skipped"));
        Assert.Equal("6", root.Attribute("failures")!.Value);
        Assert.Equal(6, root.Descendants("failure").Count());
    }

    [Fact]
    public void A_time_is_told_when_it_was_asked_for()
    {
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));
        string text = ReportText.Write(ReportSamples.Report(ReportSamples.Mixed(), new ReportOptions { GeneratedAt = time }), ReportFormat.JUnit);

        Assert.Equal("2026-03-04T03:06:07", XDocument.Parse(text).Descendants("testsuite").First().Attribute("timestamp")!.Value);
    }

    [Fact]
    public void Hostile_text_stays_text_and_what_XML_cannot_hold_is_made_visible()
    {
        XElement root = Write(ReportSamples.HostileObjects());

        Assert.DoesNotContain(root.DescendantsAndSelf(), element => element.Name.LocalName is "img" or "script");
        string name = root.Elements("testsuite").First().Attribute("name")!.Value;
        Assert.Contains("</script><img src=x", name, StringComparison.Ordinal);
        Assert.Contains("\\u0001", name, StringComparison.Ordinal);
        Assert.Contains("\\ud800", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_gives_a_report_of_nothing() => Assert.Equal("0", Write([]).Attribute("tests")!.Value);
}
