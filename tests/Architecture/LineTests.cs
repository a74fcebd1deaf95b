using System.Text.RegularExpressions;

namespace Roomtone.Architecture.Tests;

public sealed partial class LineTests
{
    /// <summary>As max_line_length in .editorconfig.</summary>
    private const int LongestLine = 140;

    /// <summary>A text keeps its line, however long: a sentence or a statement that is cut in two is not found again.</summary>
    [Fact]
    public void No_line_of_a_source_is_longer_than_140_columns_but_for_its_text() =>
        Assert.Empty(
            from folder in (string[])["src", "tools", "tests", "bench"]
            from file in Checkout.Files(folder, "*.cs")
            let lines = File.ReadAllLines(Path.Combine(Checkout.Root, file))
            from line in WithoutRawText(lines).Index()
            where Text().Replace(line.Item, "\"\"").Length > LongestLine
            select $"{file}:{line.Index + 1} has {line.Item.Length} columns"
        );

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    private static IEnumerable<string> WithoutRawText(IEnumerable<string> lines)
    {
        var raw = false;
        foreach (var line in lines)
        {
            var marks = line.Split("\"\"\"").Length - 1;
            yield return raw || marks > 0 ? "" : line;
            raw ^= marks % 2 == 1;
        }
    }
}
