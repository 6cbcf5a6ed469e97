using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;

namespace CrossAcctSync.Reports.JUnit;

/// <summary>
/// A report as JUnit XML in the form that Jenkins and Azure DevOps read
/// (https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/publish-test-results-v2): a suite for each path,
/// a case for each check and finding. Nothing was timed, and the times are 0.
/// </summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
    };

    public static string Write(SyncReport report)
    {
        var suites = report.Paths.Select(path => (Name: path.ToString(), Path: (ReportPath?)path, Cases: JUnitCase.Of(path).ToArray())).ToList();
        if (report.Findings.Count > 0)
        {
            suites.Add(("Findings", null, report.Findings.Select(JUnitCase.OfLooseFinding).ToArray()));
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(text, Settings))
        {
            JUnitCase[] all = suites.SelectMany(suite => suite.Cases).ToArray();
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", report.Title);
            Counts(xml, report, all, isTop: true);
            for (int i = 0; i < suites.Count; i++)
            {
                WriteSuite(xml, report, suites[i].Name, i, suites[i].Path, suites[i].Cases);
            }

            xml.WriteEndElement();
        }

        return text.ToString() + "\n";
    }

    private static void WriteSuite(XmlWriter xml, SyncReport report, string name, int index, ReportPath? path, JUnitCase[] cases)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        Attribute(xml, "id", index.ToString(CultureInfo.InvariantCulture));
        Counts(xml, report, cases, isTop: false);
        if (report.GeneratedAt is { } time)
        {
            Attribute(xml, "timestamp", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        }

        if (path is not null)
        {
            WriteProperties(xml, path);
        }

        foreach (JUnitCase one in cases)
        {
            WriteCase(xml, report, one);
        }

        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, ReportPath path)
    {
        xml.WriteStartElement("properties");
        foreach ((string name, string? value) in Properties(path))
        {
            if (value is not null)
            {
                xml.WriteStartElement("property");
                Attribute(xml, "name", name);
                Attribute(xml, "value", value);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static IEnumerable<(string Name, string? Value)> Properties(ReportPath path)
    {
        yield return ("stateMachine", path.StateMachineArn ?? path.StateMachineName);
        yield return ("sourceRole", path.SourceRoleArn);
        yield return ("targetRole", path.TargetRolePattern);
        yield return ("definition", path.File);
        yield return ("outcome", path.Outcome.ToString());
        yield return ("checks", path.CheckCount.ToString(CultureInfo.InvariantCulture));
        yield return ("passedChecks", path.PassedCheckCount.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, SyncReport report, JUnitCase one)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", one.Class);
        Attribute(xml, "name", one.Name);
        Attribute(xml, "time", "0");
        if (report.IsFailure(one.Outcome))
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "message", one.Message);
            Attribute(xml, "type", one.Code ?? one.Outcome.ToString());
            xml.WriteString(XmlCharacters.VisibleLines(one.Text));
            xml.WriteEndElement();
        }
        else if (one.Outcome is ReportOutcome.Undetermined or ReportOutcome.NotTested)
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", one.Message);
            xml.WriteEndElement();
        }
        else if (one.Outcome == ReportOutcome.Warning)
        {
            xml.WriteElementString("system-out", XmlCharacters.VisibleLines("warning: " + one.Text));
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, SyncReport report, JUnitCase[] cases, bool isTop)
    {
        int failures = cases.Count(one => report.IsFailure(one.Outcome));
        Attribute(xml, "tests", cases.Length.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "failures", failures.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "errors", "0");
        if (!isTop)
        {
            int skipped = cases.Count(one => one.Outcome is ReportOutcome.Undetermined or ReportOutcome.NotTested && !report.IsFailure(one.Outcome));
            Attribute(xml, "skipped", skipped.ToString(CultureInfo.InvariantCulture));
        }

        Attribute(xml, "time", "0");
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlCharacters.Visible(value));
}
