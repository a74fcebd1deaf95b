namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>The kernel's view of the cameras: its device files, what drives them, and who has them open.</summary>
/// <param name="root">The root of the file system; another one in a test.</param>
/// <param name="mayUse">Whether we may read and write a device file.</param>
internal sealed class DeviceTree(string root, Func<string, bool> mayUse)
{
    public static DeviceTree Here => new("/", path => Sources.V4l2Device.MayUse(path));

    public IReadOnlyList<VideoNode> Videos() => [.. Sources.VideoDevices.All(In("dev")).Select(Node)];

    public VideoNode? Find(string device) => Videos().FirstOrDefault(node => node.Path == device);

    /// <summary>The programs that have a device open, as "name (number)"; only our own ones unless we are root.</summary>
    public IReadOnlyList<string> Holders(string device)
    {
        var holders = new List<string>();
        foreach (var process in Directory.EnumerateDirectories(In("proc")).Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            if (Holds(process, device)) holders.Add($"{NameOf(process)} ({Path.GetFileName(process)})");
        return holders;
    }

    private string In(string path) => Path.Combine(root, path);

    private VideoNode Node(string path)
    {
        var name = Path.GetFileName(path);
        var entry = Path.Combine(In("sys/class/video4linux"), name);
        var driver = Path.GetFileName(new DirectoryInfo(Path.Combine(entry, "device/driver")).LinkTarget) ?? "";
        var label = Path.Combine(entry, "name");
        return new VideoNode("/dev/" + name, File.Exists(label) ? File.ReadAllText(label).Trim() : "", driver, mayUse(path));
    }

    private static bool Holds(string process, string device)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(open => new FileInfo(open).LinkTarget == device);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or belongs to somebody else.
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (IOException)
        {
            return "a program";
        }
    }
}

/// <param name="Path">E.g. <c>/dev/video0</c>.</param>
/// <param name="Name">As the kernel calls it, e.g. <c>HD Webcam</c>; may be empty.</param>
/// <param name="Driver">E.g. <c>uvcvideo</c>; may be empty.</param>
/// <param name="MayUse">Whether we may open it.</param>
internal sealed record VideoNode(string Path, string Name, string Driver, bool MayUse)
{
    public bool IsCsi => Sources.VideoDevices.IsCsi(Driver) || Sources.VideoDevices.IsCsi(Name);

    public bool IsJetson => Driver.Contains("tegra", StringComparison.Ordinal) || Name.StartsWith("vi-output", StringComparison.Ordinal);

    public override string ToString() => Name.Length > 0 ? $"{Path} ({Name})" : Path;
}
