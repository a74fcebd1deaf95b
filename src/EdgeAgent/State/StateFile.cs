using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.State;

/// <summary>
/// A small document in the state folder. A write replaces the whole file or nothing:
/// a new file is written, flushed to disk and renamed over the old one.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isSound">Whether what it holds can be used; null: whatever has the shape can.</param>
/// <param name="isCopied">Whether a second copy is kept beside it, for what a person has said and the box cannot ask again.</param>
/// <param name="mode">Who may read it; null: as the process's mask has it.</param>
internal sealed class StateFile<T>(string path, Func<T, bool>? isSound = null, bool isCopied = false, UnixFileMode? mode = null)
    where T : class
{
    private const string Aside = ".unreadable";

    /// <summary>Far above the largest of ours, the opinions of 50,000 tracks.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly string _copy = path + ".copy";

    /// <summary>What was wrong at the last reading and what became of it, in a sentence or two; null where all was well.</summary>
    public string? Damage { get; private set; }

    /// <param name="ifUnreadable">
    /// What stands for a document that cannot be read, nor its copy: it stays in place and says the same at the next start.
    /// Without it, such a document is moved aside and counts as none.
    /// </param>
    /// <returns>The document, or null where there is none.</returns>
    public T? Read(T? ifUnreadable = null)
    {
        Damage = null;
        var (document, bytes, fault) = Load(path);
        if (document is not null)
        {
            if (isCopied) Heal(bytes!);
            return document;
        }

        var (second, kept, _) = isCopied ? Load(_copy) : default;
        if (fault is null && second is null) return Lost() ? InDoubt("is gone", ifUnreadable) : null;
        if (second is null) return InDoubt(fault!, ifUnreadable);
        var moved = fault is null ? "" : MoveAside();
        Damage = $"{Path.GetFileName(path)} {fault ?? "is gone"}; {moved}its copy is used.";
        TryWrite(path, kept!);
        return second;
    }

    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public void Write(T document)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = Wire.Write(document);
        Replace(path, bytes);
        if (isCopied) Heal(bytes);
    }

    /// <summary>What was moved aside once and never written again is not the same as nothing.</summary>
    private bool Lost() => isCopied && Path.Exists(path + Aside);

    private T? InDoubt(string fault, T? ifUnreadable)
    {
        var moved = ifUnreadable is null && Path.Exists(path) ? MoveAside() : "";
        Damage = $"{Path.GetFileName(path)} {fault}; {moved}it counts as none.";
        return ifUnreadable;
    }

    private string MoveAside()
    {
        try
        {
            DamagedFile.SetAside(path, path + Aside);
            return $"it is kept as {Path.GetFileName(path)}{Aside}, ";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be moved aside ({e.Message.TrimEnd('.')}), ";
        }
    }

    /// <returns>The document, or why there is none; both null where there is no file.</returns>
    private (T? Document, byte[]? Bytes, string? Fault) Load(string file)
    {
        if (!Path.Exists(file)) return default;
        if (FileFacts.Of(file) is not { Kind: FileKind.Regular } status) return (null, null, "is no file");
        if (status.Bytes > MostBytes) return (null, null, $"has {status.Bytes / 1024 / 1024} MB");
        try
        {
            var bytes = File.ReadAllBytes(file);
            var document = StateJson.Read<T>(bytes);
            return isSound?.Invoke(document) == false ? (null, null, "holds values that cannot be") : (document, bytes, null);
        }
        catch (JsonException)
        {
            return (null, null, "is damaged");
        }
        catch (Exception e)
        {
            // The disk, or a value that nobody has thought of: it is this document's fault in any case.
            return (null, null, $"cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>The copy is what the file is; an older one would be worse than none.</summary>
    private void Heal(byte[] bytes)
    {
        try
        {
            var isSame = FileFacts.Of(_copy) is { Kind: FileKind.Regular } status && status.Bytes == bytes.Length;
            if (isSame && File.ReadAllBytes(_copy).AsSpan().SequenceEqual(bytes)) return;
            if (Directory.Exists(_copy)) Directory.Delete(_copy, recursive: true);
            File.Delete(_copy);
            Replace(_copy, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file itself is there; the copy is made at the next write.
        }
    }

    private void TryWrite(string file, byte[] bytes)
    {
        try
        {
            Replace(file, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The copy stays, and is used again at the next start.
        }
    }

    private void Replace(string file, byte[] bytes)
    {
        if (Directory.Exists(file)) DamagedFile.SetAside(file, file + Aside);
        AtomicFile.Replace(file, bytes, mode);
    }
}
