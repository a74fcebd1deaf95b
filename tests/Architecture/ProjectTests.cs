namespace Roomtone.Architecture.Tests;

public sealed class ProjectTests
{
    private const string Shared = "src/Shared/";

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
}
