namespace Roomtone.Contracts.Tests;

/// <summary>What strangers write, as others may see it.</summary>
public class GuestWordsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  for \t\n my  mother ", "for my mother")]
    [InlineData("abc\u202Edcba\u2066x\u200Fy\u061Cz", "abcdcbaxyz")]
    [InlineData("a\u0000\u0007\u001b[31mb\u200B\uFEFF", "a[31mb")]
    [InlineData("half \ud800 a pair", "half a pair")]
    [InlineData("<b onclick=alert(1)>Hi</b> & co", "<b onclick=alert(1)>Hi</b> & co")]
    [InlineData("می‌خواهم क्षि 👨‍👩‍👧", "می‌خواهم क्षि 👨‍👩‍👧")]
    [InlineData("Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "Z\u0300\u0301\u0302\u0303")]
    public void One_line_of_plain_letters_is_left(string? text, string left) => Assert.Equal(left, GuestWords.Clean(text));

    [Theory]
    [InlineData(10_000)]
    [InlineData(61)]
    public void More_letters_than_a_line_are_refused(int letters) => Assert.Null(GuestWords.Clean(new string('x', letters)));

    [Fact]
    public void Letters_are_counted_as_people_do_and_a_clean_text_stays() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 60)), GuestWords.Clean(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 60))));
}
