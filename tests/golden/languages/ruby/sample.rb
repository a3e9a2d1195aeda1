# frozen_string_literal: true

# Sells things. Open all day.

require "json"
require_relative "lib/store"
autoload :Cache, "shop/cache"
load "tasks.rake"

=begin
A shop and what it sells.
=end
module Shop
  VERSION = "1.0"
  WORDS = %w[it's "one" #two]
  Point = Struct.new(:x, :y) do
    def dist; end
  end
  Failure = Class.new(StandardError)

  # An item.
  class Item < Base::Thing
    include Comparable
    # What it is called, and what it costs.
    attr_accessor :name, :price
    attr_reader "title"
    alias_method :cost, :price
    alias old new
    delegate :size, :first, to: :parts
    LIMIT = 3
    private_constant :LIMIT

    def initialize(name, price: 1,
                   note: nil)
      @name = name
      if price then raise "end" end
    end

    def self.build(*args, &block)
      text = <<~ONE + <<-'TWO'
        def no(#{args.map { |a| "<#{a}>" }.join(", ")})
      ONE
        def nor
      TWO
      text =~ /"#/ ? ?" : "'"
    end

    class << self
      def make
      end

      private

      def unseen; end
    end

    # Says it loud.
    define_method(:shout) { |x| x.upcase }
    define_method "other" do
      puts "#"
    end
    define_singleton_method(:only) { }

    def name=(v); end
    def [](i) = parts[i]

    def ==(other)
      other.is_a?(Item) && name == other.name
    end

    private

    def secret
    end

    public

    def open?; end

    private def one; end
    def two; end
    private :two

    protected

    def inner; end
  end

  module_function

  def helper
    split %r{/"}
  end
end

class Shop::Other::Deep
end

class ::Top; end

def main(a, b = 2)
  Shop::Item.build(a)&.shout
end

main(1) if __FILE__ == $PROGRAM_NAME
if $0 == __FILE__
  main 2
end

__END__
def after; end
