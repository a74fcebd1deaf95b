namespace Roomtone.Architecture.Tests;

public sealed class LineTests
{
    /// <summary>As max_line_length in .editorconfig.</summary>
    private const int LongestLine = 140;

    [Fact]
    public void No_line_of_a_source_is_longer_than_140_columns() => Assert.Empty(
        from folder in (string[])["src", "tools", "tests", "bench"]
        from file in Checkout.Files(folder, "*.cs")
        from line in File.ReadLines(Path.Combine(Checkout.Root, file)).Index()
        where line.Item.Length > LongestLine
        select $"{file}:{line.Index + 1} has {line.Item.Length} columns");
}
