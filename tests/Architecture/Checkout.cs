using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Roomtone.Architecture.Tests;

/// <summary>The files of this checkout, without what a build writes. Paths are relative to its root, with slashes.</summary>
internal static class Checkout
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot"];

    public static string Root { get; } = FindRoot();

    /// <summary>The folder of each project, e.g. <c>src/Shared/Mqtt</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [.. Files("src", "*.csproj").Concat(Files("tools", "*.csproj")).Concat(Files("tests", "*.csproj")).Concat(Files("bench", "*.csproj"))];

    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file))
        .Where(file => !file.Split('/').Intersect(NotOurs).Any());

    public static string FolderOf(string project) => Path.GetDirectoryName(project)!;

    public static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);

    /// <summary>The projects that this one refers to.</summary>
    public static IEnumerable<string> References(string project) =>
        XDocument
            .Load(Path.Combine(Root, project))
            .Descendants("ProjectReference")
            .Select(reference =>
                Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, FolderOf(project), reference.Attribute("Include")!.Value)))
            );

    /// <summary>The folders below a project that hold sources, e.g. <c>Camera/Pictures</c>, and those above them.</summary>
    public static IReadOnlySet<string> FoldersBelow(string project)
    {
        HashSet<string> folders = [];
        foreach (var file in Files(FolderOf(project), "*.cs"))
        {
            for (var folder = Path.GetRelativePath(FolderOf(project), FolderOf(file)); folder is not ("." or ""); folder = FolderOf(folder))
                folders.Add(folder);
        }

        return folders;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }
}
