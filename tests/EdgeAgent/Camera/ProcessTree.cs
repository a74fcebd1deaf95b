using System.Globalization;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>What the kernel tells about processes, as anybody on the box can read it.</summary>
internal static class ProcessTree
{
    /// <summary>A process and all below it.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var parents = All().Select(id => (Id: id, Parent: ParentOf(id))).ToList();
        List<int> tree = [root];
        for (var i = 0; i < tree.Count; i++) tree.AddRange(parents.Where(one => one.Parent == tree[i]).Select(one => one.Id));
        return tree;
    }

    /// <summary>The processes of a session, e.g. of a capture program.</summary>
    public static int CountOfSession(int leader) => All().Count(id => Field(id, 3) == leader);

    public static IEnumerable<string> CommandLines(int root) => Of(root).Select(id => Read($"/proc/{id}/cmdline"));

    private static IEnumerable<int> All() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    private static int ParentOf(int id) => Field(id, 1);

    /// <summary>Numbered from the state on, which follows the name in brackets (proc(5)).</summary>
    private static int Field(int id, int number)
    {
        var stat = Read($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > number ? int.Parse(fields[number], CultureInfo.InvariantCulture) : -1;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // It has ended in between.
        }
    }
}
