using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CrossAcctSync.Help;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: CrossAcctSync.Help <folder of Markdown> <folder of help>");
    return 64;
}

const string HelpFile = "CrossAcctSync.Module.dll-Help.xml";
var source = new DirectoryInfo(args[0]);
var target = Directory.CreateDirectory(args[1]);
var pages = new List<CommandHelp>();
bool failed = false;

foreach (FileInfo file in source.EnumerateFiles("*.md").OrderBy(file => file.Name, StringComparer.Ordinal))
{
    try
    {
        MarkdownPage page = MarkdownPage.Read(file.FullName);
        if (file.Name.StartsWith("about_", StringComparison.Ordinal))
        {
            string topic = Path.GetFileNameWithoutExtension(file.Name);
            // Windows PowerShell reads a topic without a mark as ANSI.
            File.WriteAllText(Path.Combine(target.FullName, topic + ".help.txt"), AboutTopic.Render(page, topic), new UTF8Encoding(true));
        }
        else
        {
            pages.Add(CommandHelpReader.Read(page));
        }
    }
    catch (MalformedHelpException problem)
    {
        // The form of a compiler's message, which the build shows as an error with its place.
        Console.Error.WriteLine($"{file.FullName}({problem.Line}): error HELP001: {problem.Message}");
        failed = true;
    }
}

if (failed)
{
    return 1;
}

var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };
using (var writer = XmlWriter.Create(Path.Combine(target.FullName, HelpFile), settings))
{
    MamlDocument.Of(pages).Save(writer);
}

return 0;
