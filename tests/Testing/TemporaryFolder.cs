using System.Globalization;

namespace Roomtone.Testing;

/// <summary>A folder that goes with the test. What a killed test run left is swept by the next one.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "roomtone-test-";

    static TemporaryFolder() => Sweep();

    public string Path { get; } = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Remove(Path);

    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}")) Remove(folder);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or a file appeared meanwhile; the next run sweeps again.
        }
    }
}
