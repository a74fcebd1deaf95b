namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>A folder with the photographs of people and nothing else: what lies beside them in their package shows nobody.</summary>
internal sealed class PeoplePictures : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-bench-");

    public PeoplePictures(string photographs)
    {
        foreach (var path in Directory.EnumerateFiles(photographs, "sample*.jpg"))
            File.CreateSymbolicLink(Path.Combine(Folder, Path.GetFileName(path)), path);
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
