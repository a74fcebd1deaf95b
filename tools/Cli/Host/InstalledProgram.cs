namespace Roomtone.Cli.Host;

/// <summary>Where a server's program is. Debian puts servers into sbin, which is not on everybody's path.</summary>
internal static class InstalledProgram
{
    private static readonly string[] AlsoIn = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin"];

    /// <exception cref="ServerException">It is not installed.</exception>
    public static string Find(string program, string package) =>
        TryFind(program) ?? throw new ServerException($"{program} is not installed. {(RoomtoneProgram.IsInstalled ? "Run: sudo" : "Run ./roomtone setup, or:")} apt-get install {package}");

    public static string? TryFind(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(AlsoIn)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
