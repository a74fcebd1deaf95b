namespace Roomtone.Architecture.Tests;

public sealed class DecisionsTests
{
    private const string Folder = "docs/decisions";

    [Fact]
    public void Each_decision_is_in_the_index()
    {
        var index = File.ReadAllText(Path.Combine(Checkout.Root, Folder, "README.md"));

        Assert.All(
            Checkout.Files(Folder, "*.md").Select(Path.GetFileName).Where(file => file != "README.md"),
            file => Assert.Contains($"({file})", index, StringComparison.Ordinal));
    }
}
