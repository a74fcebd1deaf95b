using System.Runtime.CompilerServices;

namespace Roomtone.EdgeAgent.Tests.Vision;

/// <summary>Photographs of real people, and the networks: what ./roomtone setup and the repository bring.</summary>
internal static class Samples
{
    /// <summary>How many people are in each photograph; counted by eye.</summary>
    public static readonly (string Name, int People)[] Photographs =
    [
        ("sample1.jpg", 3), ("sample2.jpg", 3), ("sample3.jpg", 3), ("sample4.jpg", 4), ("sample5.jpg", 5), ("sample6.jpg", 4),
    ];

    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "node_modules/@vladmandic/face-api/demo");

    public static string Detector => Network("models/blazeface/blazeface-256.onnx");

    public static string Expressions => Network("models/expression.onnx");

    public static string Photograph(string name) => Path.Combine(Folder, name);

    private static string Network(string path)
    {
        var file = Path.Combine(Root, path);
        Assert.True(File.Exists(file), $"{path} is missing. Run git checkout -- models first.");
        return file;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }
}
