using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.Accounts;

public class PasswordsTests
{
    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("aaaaaaaaaaaaaaaaa", "five different")]
    [InlineData("my-Owner-is-tall", "account's name")]
    [InlineData("a-sentence-of-my-own", null)]
    public void A_weak_password_is_refused_with_a_sentence(string password, string? because)
    {
        var problem = Passwords.Problem(password, "owner");

        if (because is null) Assert.Null(problem);
        else Assert.Contains(because, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_of_a_megabyte_is_refused() => Assert.NotNull(Passwords.Problem(new string('x', 1_000_000), "owner"));

    [Fact]
    public void Nothing_fits_a_name_that_does_not_exist() => Assert.False(new Passwords().Fits(null, "anything"));

    [Fact]
    public void Generated_passwords_are_strong_and_differ()
    {
        var first = Passwords.Generate();

        Assert.Null(Passwords.Problem(first, "owner"));
        Assert.NotEqual(first, Passwords.Generate());
    }
}
