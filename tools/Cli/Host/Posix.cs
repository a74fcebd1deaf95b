using System.Runtime.InteropServices;

namespace Roomtone.Cli.Host;

/// <summary>The few calls of libc that .NET does not offer.</summary>
internal static partial class Posix
{
    public const int SigHup = 1;
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    public static bool IsRoot => GetEffectiveUserId() == 0;

    /// <returns>False when there is no such process, or it is not ours.</returns>
    public static bool Signal(int process, int signal) => Kill(process, signal) == 0;

    /// <summary>For the user that we really are, without opening it: a camera's light stays off.</summary>
    public static bool CanReadAndWrite(string path) => Access(path, ReadAndWrite) == 0;

    private const int ReadAndWrite = 4 | 2; // R_OK and W_OK of access(2).

    /// <summary>The program takes this process's place, with its environment; output that is not flushed is lost.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="arguments">Without the program's own name.</param>
    /// <returns>Only when that failed: why.</returns>
    public static string Become(string program, IReadOnlyList<string> arguments)
    {
        Execute(program, [program, .. arguments, null]);
        return Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
    }

    /// <summary>In the environment that <see cref="Become"/> hands on; .NET's own call changes a copy.</summary>
    public static void SetVariable(string name, string value) => _ = SetEnvironment(name, value, 1);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] arguments);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
