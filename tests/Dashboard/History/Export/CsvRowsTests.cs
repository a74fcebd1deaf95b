using Roomtone.Dashboard.History.Export;

namespace Roomtone.Dashboard.Tests.History.Export;

public class CsvRowsTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("", "")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("Zoë 音楽", "Zoë 音楽")]
    public void Texts_come_through_as_RFC_4180_says(string text, string field) => Assert.Equal(field, CsvRows.Field(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\t5", "'\t5")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_text_that_a_spreadsheet_would_run_is_made_harmless(string text, string field) => Assert.Equal(field, CsvRows.Field(text));

    [Theory]
    [InlineData("-0.5", "-0.5")]
    [InlineData("+3", "+3")]
    [InlineData("-1e-7", "-1e-7")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(-3L, "-3")]
    [InlineData(null, "")]
    public void A_number_stays_a_number(object? value, string field) => Assert.Equal(field, CsvRows.Field(value));
}
