using System.Text.RegularExpressions;

namespace Roomtone.Architecture.Tests;

public sealed partial class ProjectTests
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

    /// <summary>Variables of the environment are refused where they name none of them.</summary>
    [Fact]
    public void The_list_of_all_sections_has_each_section_of_the_settings()
    {
        var listed = File.ReadAllText(Path.Combine(Checkout.Root, "src/Shared/Hosting/Settings/SettingsSources.cs"));

        Assert.Empty(
            from folder in (string[])["src", "tools"]
            from file in Checkout.Files(folder, "*.cs")
            from match in SectionName().Matches(File.ReadAllText(Path.Combine(Checkout.Root, file)))
            let section = match.Groups[1].Value
            where !listed.Contains($"\"{section}\"", StringComparison.Ordinal)
            select $"{file}: {section}");
    }

    [GeneratedRegex("static string Section => \"(\\w+)\"")]
    private static partial Regex SectionName();
}
