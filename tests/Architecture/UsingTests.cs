namespace Roomtone.Architecture.Tests;

public sealed class UsingTests
{
    private const string Start = "using ";

    /// <summary>The order of <c>dotnet_sort_system_directives_first</c>, which neither build nor formatter looks at.</summary>
    [Fact]
    public void Usings_stand_in_the_order_of_their_names_the_systems_first() =>
        Assert.Empty(
            from folder in (string[])["src", "tools", "tests", "bench"]
            from file in Checkout.Files(folder, "*.cs")
            let names = Names(File.ReadAllLines(Path.Combine(Checkout.Root, file)))
            where !names.SequenceEqual(names.OrderBy(IsForeign).ThenBy(Parts, Comparer<string[]>.Create(Compare)))
            select file
        );

    /// <summary>Those of namespaces: what stands behind an equals sign or <c>static</c> comes after them.</summary>
    private static List<string> Names(IEnumerable<string> lines) =>
    [
        .. lines.TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith(Start, StringComparison.Ordinal) && line.EndsWith(';') && !line.AsSpan().ContainsAny("=()"))
            .Select(line => line[Start.Length..^1])
            .Where(name => !name.StartsWith("static ", StringComparison.Ordinal)),
    ];

    private static bool IsForeign(string name) => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal);

    private static string[] Parts(string name) => name.Split('.');

    private static int Compare(string[] one, string[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (string.Compare(one[i], other[i], StringComparison.OrdinalIgnoreCase) is not 0 and var order) return order;
        }

        return one.Length.CompareTo(other.Length);
    }
}
