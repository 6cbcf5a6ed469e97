using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Documents;

/// <summary>What is written is whole or not there, and what is no file stays what it is.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_stays_and_what_it_leads_to_is_written(bool isThere)
    {
        string target = At("below/target.txt");
        Directory.CreateDirectory(At("below"));
        if (isThere)
        {
            File.WriteAllText(target, "old");
        }

        File.CreateSymbolicLink(At("second"), "below/target.txt");
        File.CreateSymbolicLink(At("link"), "second");

        AtomicFile.Write(At("link"), "new", mayReplace: true);

        Assert.Equal("second", new FileInfo(At("link")).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(["link", "second", "target.txt"], Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_link_that_leads_in_a_circle_is_refused()
    {
        File.CreateSymbolicLink(At("a"), "b");
        File.CreateSymbolicLink(At("b"), "a");

        Assert.Throws<IOException>(() => AtomicFile.Write(At("a"), "new", mayReplace: true));

        Assert.Equal("b", new FileInfo(At("a")).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public void A_file_behind_a_link_is_there_already()
    {
        File.WriteAllText(At("target"), "old");
        File.CreateSymbolicLink(At("link"), "target");

        Assert.Throws<IOException>(() => AtomicFile.Write(At("link"), "new", mayReplace: false));

        Assert.Equal("old", File.ReadAllText(At("target")));
    }

    [Fact]
    public async Task A_pipe_is_written_through_and_stays_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        Process.Start("mkfifo", [At("pipe")]).WaitForExit();

        Task<string> read = Task.Run(() => File.ReadAllText(At("pipe")), TestContext.Current.CancellationToken);
        AtomicFile.Write(At("pipe"), "through", mayReplace: true);

        Assert.Equal("through", await read);
        Assert.Equal(["pipe"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
        Assert.Equal(0, new FileInfo(At("pipe")).Length);
    }

    [Fact]
    public void A_device_is_written_to_and_is_no_file_afterwards()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are files on Linux.");
        // Whoever breaks this as root must not break the machine: these are links to devices and not the devices.
        File.CreateSymbolicLink(At("null"), "/dev/null");
        File.CreateSymbolicLink(At("full"), "/dev/full");

        AtomicFile.Write(At("null"), "gone", mayReplace: true);
        Assert.Throws<IOException>(() => AtomicFile.Write(At("full"), "no room", mayReplace: true));

        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal("/dev/null", new FileInfo(At("null")).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Theory]
    [InlineData("old")]
    [InlineData(null)]
    public void A_full_disk_leaves_the_old_file_or_none_and_nothing_half(string? old)
    {
        if (old is not null)
        {
            File.WriteAllText(At("file"), old);
        }

        Assert.Throws<IOException>(() =>
        {
            using var file = new AtomicFile(At("file"), mayReplace: true, temporary => new FullDisk(temporary));
            file.Stream.Write(Encoding.UTF8.GetBytes("new"));
            file.Complete();
        });

        Assert.Equal(old is null ? [] : [At("file")], Directory.GetFileSystemEntries(_folder));
        Assert.Equal(old, old is null ? null : File.ReadAllText(At("file")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_backup_never_takes_the_place_of_a_link(bool isLink)
    {
        File.WriteAllText(At("file"), "old");
        File.WriteAllText(At("elsewhere"), "of somebody");
        if (isLink)
        {
            File.CreateSymbolicLink(At("file.bak"), "elsewhere");
        }
        else
        {
            File.WriteAllText(At("file.bak"), "older");
        }

        void Write()
        {
            using var file = new AtomicFile(At("file"), mayReplace: true);
            file.Stream.Write("new"u8);
            file.Complete(At("file.bak"));
        }

        if (isLink)
        {
            Assert.Throws<IOException>(Write);
        }
        else
        {
            Write();
        }

        Assert.Equal("of somebody", File.ReadAllText(At("elsewhere")));
        Assert.Equal(isLink ? "old" : "new", File.ReadAllText(At("file")));
        Assert.Equal(isLink ? "of somebody" : "old", File.ReadAllText(At("file.bak")));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Theory]
    [InlineData("con", true)]
    [InlineData("Aux.json", true)]
    [InlineData("nul.template.json", true)]
    [InlineData("COM1", true)]
    [InlineData("lpt\u00b9.txt", true)]
    [InlineData("CONIN$", true)]
    [InlineData("prn .txt", true)]
    [InlineData("console", false)]
    [InlineData("COM10", false)]
    [InlineData("auxiliary.json", false)]
    [InlineData(".con", false)]
    public void Names_of_devices_are_known(string name, bool isDevice)
    {
        Assert.Equal(isDevice, DeviceNames.Is(name));
        Assert.False(DeviceNames.Is(DeviceNames.Avoid(name)));
    }

    private string At(string name) => Path.Combine(_folder, name);

    /// <summary>Takes what is written into a buffer, and has no room when that is emptied, also when it is closed.</summary>
    private sealed class FullDisk(string path) : Stream
    {
        private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.None);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new IOException("No space left on device");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _file.Write(buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
            throw new IOException("No space left on device");
        }
    }
}
