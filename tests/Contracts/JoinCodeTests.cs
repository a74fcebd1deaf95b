namespace Roomtone.Contracts.Tests;

public class JoinCodeTests
{
    private static readonly byte[] Authority = [1, 2, 3];

    [Fact]
    public void A_code_names_its_authority_and_no_other()
    {
        var code = JoinCode.Make(Authority);

        Assert.True(JoinCode.TryParse(code.ToString(), out var read));
        Assert.Equal(code, read);
        Assert.True(read!.Names(Authority));
        Assert.False(read.Names([1, 2, 4]));
    }

    [Fact]
    public void What_a_person_types_a_little_differently_is_the_same_code()
    {
        var code = JoinCode.Make(Authority);
        var typed = code.ToString().ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l');

        Assert.True(JoinCode.TryParse(typed, out var read));
        Assert.Equal(code.Secret, read!.Secret);
        Assert.True(read.Names(Authority));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDE-FGHJK")]
    [InlineData("UUUUU-UUUUU-UUUUU-UUUUU-UUUUU-UUUUU")]
    public void What_is_no_code_is_refused(string? text) => Assert.False(JoinCode.TryParse(text, out _));

    [Fact]
    public void Two_codes_have_two_secrets_and_the_authority_is_pinned_by_a_hundred_bits()
    {
        var codes = Enumerable.Range(0, 100).Select(i => JoinCode.Make([(byte)i])).ToList();

        Assert.Equal(100, codes.Select(code => code.Secret).Distinct().Count());
        Assert.Equal(100, codes.Select(code => code.ToString()[^23..]).Distinct().Count());
        Assert.NotEqual(JoinCode.HashOf(codes[0].Secret), JoinCode.HashOf(codes[1].Secret));
    }
}
