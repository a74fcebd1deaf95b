namespace Roomtone.EdgeAgent.State.Files;

/// <summary>What stands under a path, links followed.</summary>
internal enum FileKind
{
    Regular,
    Folder,
    NamedPipe,
    Socket,
    Device,
    Unknown,
}
