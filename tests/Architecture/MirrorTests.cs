namespace Roomtone.Architecture.Tests;

public sealed class MirrorTests
{
    /// <summary>These test all projects at once, or are what tests share.</summary>
    private static readonly string[] OfNoProject = ["Architecture.Tests", "EndToEnd.Tests", "Odd.Tests", "Oracle.Tests", "Testing"];

    [Fact]
    public void Test_folders_mirror_the_folders_of_the_source()
    {
        var sources = Checkout
            .Projects.Where(project =>
                !project.StartsWith("tests/", StringComparison.Ordinal) && !project.StartsWith("bench/", StringComparison.Ordinal)
            )
            .ToDictionary(Checkout.NameOf);

        Assert.Empty(
            from tests in Checkout.Projects
            where tests.StartsWith("tests/", StringComparison.Ordinal) && !OfNoProject.Contains(Checkout.NameOf(tests))
            let folders = Checkout.FoldersBelow(sources[Checkout.NameOf(tests).Replace(".Tests", "", StringComparison.Ordinal)])
            from folder in Checkout.FoldersBelow(tests)
            where !folders.Contains(folder)
            select $"{Checkout.FolderOf(tests)}/{folder}");
    }
}
