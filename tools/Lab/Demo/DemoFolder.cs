using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Lab.Demo;

/// <summary>Where the demo keeps what: everything below one folder, which no other user may read.</summary>
internal sealed class DemoFolder
{
    private readonly string _run;
    private readonly string _name;

    /// <param name="run">The folder <c>.run</c>, where the set-up has put music and pictures.</param>
    /// <param name="name">Its own folder below that one.</param>
    public DemoFolder(string run, string name = "demo")
    {
        (_run, _name) = (run, name);
        Root = Path.Combine(run, name);
        Directory.CreateDirectory(Root);
        File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Root { get; }

    public string Music => Path.Combine(_run, "music");

    public string Pictures => Path.Combine(_run, "pictures");

    /// <summary>Where the agent keeps its outbox.</summary>
    public string AgentState => Path.Combine(Root, "agent", "state");

    /// <summary>The folder of one server or service.</summary>
    public string Of(string name)
    {
        var folder = Path.Combine(Root, name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Held while it runs; the kernel lets go of it however it ends.</summary>
    /// <exception cref="UsageException">Another one runs.</exception>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UsageException($"A {_name} runs here already. End it with Ctrl-C in its window first.");
        }
    }

    /// <summary>
    /// The box starts anew each time, with an empty outbox, so that the events of this run can be counted one by one.
    /// The history stays, unless it shall be forgotten.
    /// </summary>
    public void Clear(bool forgetHistory)
    {
        foreach (var name in forgetHistory ? ["agent", "broker", "player", "database"] : (string[])["agent", "broker", "player"])
            if (Directory.Exists(Path.Combine(Root, name))) Directory.Delete(Path.Combine(Root, name), recursive: true);
        foreach (var log in Directory.EnumerateFiles(Root, "*.log", SearchOption.AllDirectories)) File.Delete(log);
    }

    /// <summary>The owner's password: made once, the same at each demo.</summary>
    public async Task<string> DashboardPasswordAsync()
    {
        var file = Path.Combine(Root, "password");
        if (!File.Exists(file)) await PrivateFile.WriteAsync(file, Password.Generate());
        return await File.ReadAllTextAsync(file);
    }
}
