using Xunit;

namespace CrossAcctSync.Help.Tests;

public sealed class AboutTopicTests
{
    private const string Page = """
        # about_Things

        ## Short description
        What things are.

        ## Long description
        Things are many, and this sentence goes on for so long that no console of eighty columns could hold it on one line.

        ```json
        { "a": 1 }
        ```

        | Name | Count |
        | --- | --- |
        | first | 1 |
        | second | 22 |
        """;

    [Fact]
    public void A_topic_is_plain_text_that_fits_a_console()
    {
        string text = AboutTopic.Render(MarkdownPage.Parse(Page), "about_Things");

        Assert.StartsWith("TOPIC\n    about_Things\n\nSHORT DESCRIPTION\n    What things are.\n", text, System.StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("        { \"a\": 1 }\n", text, System.StringComparison.Ordinal);
        Assert.Contains("    Name    Count\n    ------  -----\n    first   1\n    second  22\n", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_must_be_headed_by_its_name_and_begin_with_a_short_description()
    {
        Assert.Equal(1, Assert.Throws<MalformedHelpException>(() => AboutTopic.Render(MarkdownPage.Parse(Page), "about_Others")).Line);
        Assert.Throws<MalformedHelpException>(() => AboutTopic.Render(MarkdownPage.Parse("# about_Things\n\n## Long description\nText."), "about_Things"));
    }
}
