namespace Roomtone.Architecture.Tests;

public sealed class ProjectTests
{
    private const string Shared = "src/Shared/";

    /// <summary>These test all projects at once, or are what tests share.</summary>
    private static readonly string[] OfNoProject = ["Architecture.Tests", "EndToEnd.Tests", "Testing"];

    [Fact]
    public void Services_and_shared_projects_know_only_shared_projects() => Assert.Empty(
        from project in Checkout.Projects
        where project.StartsWith("src/", StringComparison.Ordinal)
        from reference in Checkout.References(project)
        where !reference.StartsWith(Shared, StringComparison.Ordinal)
        select $"{project} refers to {reference}");

    [Fact]
    public void No_folder_is_deeper_than_three_below_a_project() => Assert.Empty(
        from project in Checkout.Projects
        from folder in Checkout.FoldersBelow(project)
        where folder.Count(letter => letter == '/') >= 3
        select $"{Checkout.FolderOf(project)}/{folder}");

    [Fact]
    public void Test_folders_mirror_the_folders_of_the_source()
    {
        var sources = Checkout.Projects.Where(project => !project.StartsWith("tests/", StringComparison.Ordinal) && !project.StartsWith("bench/", StringComparison.Ordinal))
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
