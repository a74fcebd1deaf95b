using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Roomtone.CloudSync.History;

/// <summary>One numbered step of the schema, e.g. <c>002_events</c>. Once applied anywhere it never changes: write a new one.</summary>
public sealed record Migration(string Name, string Script)
{
    private const string Folder = "Migrations.";

    /// <summary>The steps that this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = [.. ReadEmbedded()];

    /// <summary>SHA-256 in hex, blind to how lines end.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script.ReplaceLineEndings("\n"))));

    /// <summary>The statements; each ends with a semicolon at the end of a line.</summary>
    public IEnumerable<string> Statements =>
        Script.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Migration> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new Migration(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), reader.ReadToEnd());
        }
    }
}
