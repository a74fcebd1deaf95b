namespace Roomtone.EdgeAgent.State.Quarantine;

/// <summary>An item that was set aside.</summary>
/// <param name="Kind">One word for what it is, e.g. <c>picture</c>.</param>
/// <param name="Name">A file's full path, or what else names it among its kind.</param>
/// <param name="Fingerprint">Differs as soon as the item does; see <see cref="Files.FileFacts.Fingerprint"/>.</param>
/// <param name="Cause">One sentence that names the item and what is wrong with it.</param>
/// <param name="At">When it was set aside, UTC.</param>
internal sealed record QuarantinedItem(string Kind, string Name, string Fingerprint, string Cause, DateTimeOffset At);
