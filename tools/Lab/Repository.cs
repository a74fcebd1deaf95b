namespace Roomtone.Lab;

/// <summary>The working copy this program was built in.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>Roomtone.slnx</c>, or null when the program was installed elsewhere.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Where everything lies that a run makes; never in git.</summary>
    public static string? RunFolder => Root is null ? null : Path.Combine(Root, ".run");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) return folder.FullName;
        return null;
    }
}
