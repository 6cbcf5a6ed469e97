using System.IO;
using CrossAcctSync.Host.Terminal;
using Xunit;

namespace CrossAcctSync.Host.Tests;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(false, null, "xterm", true)]
    [InlineData(false, "", null, true)]
    [InlineData(true, null, "xterm", false)]
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, null, "dumb", false)]
    public void Colour_is_for_terminals_that_want_it(bool isRedirected, string? noColor, string? term, bool expected)
    {
        Assert.Equal(expected, ColorPolicy.Allows(isRedirected, noColor, term));
    }

    [Theory]
    [InlineData("&Yes", "Y", "Yes")]
    [InlineData("Yes to &All", "A", "Yes to All")]
    [InlineData("Plain", "", "Plain")]
    [InlineData("Trailing&", "", "Trailing")]
    public void A_label_shows_its_key(string label, string key, string shown)
    {
        Assert.Equal((key, shown), ChoicePrompt.Split(label));
    }

    [Theory]
    [InlineData("y", 0)]
    [InlineData("yes", 0)]
    [InlineData("A", 1)]
    [InlineData("yes to all", 1)]
    [InlineData("ye", -1)]
    [InlineData("x", -1)]
    public void An_answer_is_a_key_or_a_whole_label(string answer, int expected)
    {
        Assert.Equal(expected, ChoicePrompt.Find([("Y", "Yes"), ("A", "Yes to All")], answer));
    }

    [Fact]
    public void Progress_is_wiped_when_it_is_over()
    {
        using var terminal = new StringWriter();
        var line = new ProgressLine(terminal);

        line.Show(null);
        Assert.Empty(terminal.ToString());

        line.Show("Reading: a 50%");
        line.Show("Short");
        line.Show(null);

        Assert.Equal("\rReading: a 50%\rShort         \r     \r", terminal.ToString());
    }
}
